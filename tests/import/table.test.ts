import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a table with unknown headers', () => {
  const file = bytes('甲栏,乙栏,丙栏\n门是什么颜色？,红色,x\n窗是什么颜色？,绿色,y\n')

  it('says that it needs columns, and shows its first rows', () => {
    const { cannot, guessed } = readFile(file, 'a.csv')
    expect(cannot.map(({ reason }) => reason.code)).toEqual(['no-columns'])
    expect(guessed.sample?.[1]).toEqual(['门是什么颜色？', '红色', 'x'])
  })

  it('is read by columns that somebody has chosen', () => {
    const { questions } = readFile(file, 'a.csv', { headerRow: 1, columns: { stem: [0], key: [1] } })
    expect(questions.map(({ stem }) => stem)).toEqual(['门是什么颜色？', '窗是什么颜色？'])
  })
})

describe('places', () => {
  it('names the line of a row after cells with line breaks', () => {
    const { cannot } = readFile(bytes('题干,选项A,选项B,答案\n"一\n二",甲,乙,A\n三,甲,乙,D\n'), 'a.csv')
    expect(cannot.map(({ where }) => where)).toEqual(['4'])
  })
})

describe('ids', () => {
  const row = (line: string): string =>
    readFile(bytes(`题干,选项A,选项B,答案\n${line}\n`), 'a.csv').questions[0]?.id ?? ''

  it('come from form and stem, so that another order, key or spacing is the same question', () => {
    expect(row('门是什么颜色？,红,黄,A')).toBe(row('门 是什么颜色?,黄,红,B'))
    expect(row('门是什么颜色？,红,黄,A')).not.toBe(row('窗是什么颜色？,红,黄,A'))
  })

  it('are kept where the file has them', () => {
    const { questions } = readFile(bytes('题目编号,题干,答案\nabc-1,馆里有____只猫。,两\n'), 'a.csv')
    expect(questions.map(({ id }) => id)).toEqual(['abc-1'])
  })
})

describe('a formula', () => {
  it('is never computed: its last value counts', () => {
    const sheet = utils.aoa_to_sheet([
      ['题干', '答案'],
      ['一加一等于____', ''],
    ])
    sheet['B2'] = { t: 'n', v: 2, f: '1+1+HYPERLINK("https://example.org")' }
    const book = utils.book_new(sheet, 'Sheet1')
    const { questions } = readFile(
      new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer),
      'a.xlsx',
    )
    expect(questions).toMatchObject([{ form: 'blank', accept: ['2'] }])
  })
})

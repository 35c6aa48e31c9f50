// What goes wrong in other importers, each as a file. Issues are named as owner/repository and number.
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'
import type { ReadResult } from '../../src/import/read-result.ts'

const read = (text: string, name = 'a.txt'): ReadResult => readFile(new TextEncoder().encode(text), name)
const codes = ({ look, cannot }: ReadResult): string[] =>
  [...look, ...cannot].map(({ reason }) => reason.code)
const sheet = (rows: unknown[][]): ReadResult => {
  const book = utils.book_new(utils.aoa_to_sheet(rows), 'Sheet1')
  return readFile(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer), 'a.xlsx')
}

describe('forms', () => {
  it('a question with an answer is no blank (shiroha-quiz 103)', () => {
    const { questions } = read('1. 几点开馆？\nA. 八点\nB. 九点\n答案：A\n')
    expect(questions).toMatchObject([{ form: 'single', right: 'a' }])
  })

  it.each([
    ['SINGLE', 'single'],
    ['Multiple', 'multiple'],
    ['multiple choice', 'single'],
    ['多选', 'multiple'],
    ['不定项选择题', 'multiple'],
    ['单项选择题', 'single'],
    ['True/False', 'judge'],
    ['是非题', 'judge'],
  ])('%s is %s, in any case of letters (shiroha-quiz 77, 33)', (type, form) => {
    const key = form === 'multiple' ? 'AB' : 'A'
    const { questions } = sheet([
      ['题干', '题型', 'A', 'B', '答案'],
      ['题', type, form === 'judge' ? '对' : '甲', form === 'judge' ? '错' : '乙', key],
    ])
    expect(questions).toMatchObject([{ form }])
  })

  it('multiple choice and judgements in running text are recognised (tikuAdapter 39)', () => {
    const { questions } = read('1. 可外借的有 A. 书 B. 刊 C. 地图 答案：AB\n2. 周一闭馆。答案：×\n')
    expect(questions.map(({ form }) => form)).toEqual(['multiple', 'judge'])
  })
})

describe('a question that is none', () => {
  it('without options is named (tikuAdapter 50)', () => {
    expect(
      codes(
        sheet([
          ['题干', '题型', 'A', 'B', '答案'],
          ['题', '单选', '', '', 'A'],
        ]),
      ),
    ).toEqual(['no-options'])
  })

  it('without a right answer is not taken, and is named with its text (sensei 3395, 3415)', () => {
    const { questions, cannot } = sheet([
      ['题干', 'A', 'B', '答案'],
      ['哪个？', '甲', '乙', ''],
    ])
    expect(questions).toEqual([])
    expect(cannot).toMatchObject([
      { where: 'Sheet1!D2', text: '哪个？ | 甲 | 乙', reason: { code: 'no-key' } },
    ])
  })

  it('leaves the others alone (ClassQuiz 159, StudyOnTV, moodle-qtype_stack 1631)', () => {
    const { questions } = read(
      '请先看说明！\n1. 几点开馆？ A. 八点 B. 九点 答案：A\n2. 坏题\n3. 周一闭馆。（×）\n',
    )
    expect(questions).toHaveLength(2)
  })
})

describe('cells', () => {
  it('a number is a text like any other (ClassQuiz 316, 388)', () => {
    expect(
      sheet([
        ['题干', 'A', 'B', '答案'],
        [1921, 1, 0.1, 'A'],
      ]).questions,
    ).toMatchObject([{ stem: '1921', options: [{ text: '1' }, { text: '0.1' }] }])
  })

  it('GBK is read (objectui 2556), and a byte order mark is no part of a header (anki 2360)', () => {
    // “题干,答案\n一____,二” in GBK.
    const gbk = new Uint8Array([
      0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0a, 0xd2, 0xbb, 0x5f, 0x5f, 0x5f, 0x5f, 0x2c,
      0xb6, 0xfe,
    ])
    expect(readFile(gbk, 'a.csv').questions).toMatchObject([{ stem: '一____', accept: ['二'] }])
    expect(read('\ufeff题干,答案\n一____,二\n', 'a.csv').questions).toHaveLength(1)
  })

  it('separators may be semicolons or tabs (scholarsome 74)', () => {
    expect(read('题干;选项A;选项B;答案\n题;甲;乙;B\n', 'a.csv').questions).toHaveLength(1)
    expect(read('题干\t选项A\t选项B\t答案\n题\t甲\t乙\tB\n').questions).toHaveLength(1)
  })

  it('two ways to write a letter are one (anki 3996, 1863)', () => {
    const composed = read('题干,答案\ncaf\u00e9 是____,店\ncafe\u0301 是____,店\n', 'a.csv')
    expect(composed.questions).toHaveLength(1)
    expect(codes(composed)).toEqual(['duplicate-question'])
  })
})

describe('GIFT', () => {
  it('takes colons and equal signs that nobody escaped (GIFT-grammar-PEG.js 53)', () => {
    expect(read('时间: 1+1=2 对吗？ {=8:30 ~9:30}\n', 'a.gift').questions).toMatchObject([
      { stem: '时间: 1+1=2 对吗？', options: [{ text: '8:30' }, { text: '9:30' }] },
    ])
  })

  it('gives escaped signs back (gift2qti 7)', () => {
    expect(read('a\\=b 是？ {=甲\\~ ~乙}\n', 'a.gift').questions).toMatchObject([
      { stem: 'a=b 是？', options: [{ text: '甲~' }, { text: '乙' }] },
    ])
  })

  it('shows weights that do not add up (vscode-gift 14)', () => {
    expect(codes(read('题 { ~%50%甲 ~%20%乙 ~丙 }\n', 'a.gift'))).toEqual(['weights'])
  })
})

describe('importing again', () => {
  it('finds the same questions and options after a new order and a corrected key', () => {
    const [before] = read('题干,选项A,选项B,答案\n题,甲,乙,A\n', 'a.csv').questions
    const [after] = read('题干,选项A,选项B,答案\n新题,丙,丁,A\n题,甲,乙,B\n', 'b.csv').questions.slice(1)
    expect(after?.id).toBe(before?.id)
  })

  it("takes the program's own export (web-testownik 41)", () => {
    const exported = {
      edition: 'x',
      facts: [],
      questions: [
        {
          id: 's1',
          form: 'multiple',
          stem: '题',
          options: [
            { id: 'x', text: '甲' },
            { id: 'y', text: '乙' },
          ],
          answer: ['x', 'y'],
          accept: [],
          explanation: '',
          difficulty: 3,
        },
        {
          id: 's2',
          form: 'judge',
          stem: '断',
          options: [],
          answer: false,
          accept: [],
          explanation: '因',
          difficulty: 1,
        },
        {
          id: 's3',
          form: 'match',
          stem: '连',
          options: [
            { id: 'a', text: '甲', side: 'left' },
            { id: 'b', text: '乙', side: 'left' },
            { id: 'a', text: '一', side: 'right' },
            { id: 'b', text: '二', side: 'right' },
          ],
          answer: [
            ['a', 'a'],
            ['b', 'b'],
          ],
          accept: [],
        },
        { id: 's4', form: 'blank', stem: '空____', options: [], answer: [], accept: ['一', '1'] },
      ],
    }
    const result = read(JSON.stringify(exported), 'a.json')
    expect(codes(result)).toEqual([])
    expect(result.questions).toMatchObject([
      { id: 's1', form: 'multiple', right: ['a', 'b'], difficulty: 3 },
      { id: 's2', form: 'judge', right: false, explanation: '因' },
      { id: 's3', form: 'match' },
      { id: 's4', form: 'blank', accept: ['一', '1'] },
    ])
  })
})

// Questions put right by hand, from entry to list.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftText, isMendable, withMended } from '../../src/import/mending.ts'
import { mend } from '../../src/import/mend.ts'
import { readFile } from '../../src/import/read-file.ts'
import type { Entry, ReadResult } from '../../src/import/read-result.ts'

const HEAD = '题干,题型,选项A,选项B,选项C,正确答案,章节,难度,标签'
const read = (...rows: string[]): ReadResult =>
  readFile(new TextEncoder().encode([HEAD, ...rows].join('\n')), '读书会.csv')

const first = ({ look, cannot }: ReadResult): Entry => {
  const entry = [...look, ...cannot][0]
  if (!entry?.draft) throw new Error('an entry with a draft was wanted')
  return entry
}
const textOf = (entry: Entry): string => (entry.draft ? draftText(entry.draft) : '')

describe('an entry as a text', () => {
  it('has a line each for the question, its options and its key', () => {
    expect(textOf(first(read('几点开门？,单选题,八点,九点,十点,,开馆,难,')))).toBe(
      '1. 几点开门？\nA. 八点\nB. 九点\nC. 十点\n答案：',
    )
  })

  it.each([
    [
      'a choice without a key',
      '几点开门？,单选题,八点,九点,十点,,,,',
      '答案：',
      '答案：B',
      { form: 'single', right: 'b' },
    ],
    [
      'one choice with two keys',
      '几点开门？,单选题,八点,九点,十点,AC,,,',
      '答案：AC',
      '答案：A',
      { form: 'single', right: 'a' },
    ],
    [
      'two right answers that are meant',
      '哪些可借？,单选题,书,报,画,AC,,,',
      '答案：AC',
      '答案：AB',
      { form: 'multiple', right: ['a', 'b'] },
    ],
    [
      'a key outside the options',
      '几点开门？,单选题,八点,九点,,D,,,',
      '答案：D',
      '答案：A',
      { form: 'single', right: 'a' },
    ],
    [
      'a judgement without a key',
      '周一闭馆。,判断题,,,,,,,',
      '答案：',
      '答案：错',
      { form: 'judge', right: false },
    ],
    [
      'a blank without a key',
      '馆里有____间阅览室。,填空题,,,,,,,',
      '答案：',
      '答案：3|三',
      { form: 'blank', accept: ['3', '三'] },
    ],
    [
      'a year at the beginning',
      '1949年几月开馆？,单选题,八月,九月,,,,,',
      '答案：',
      '答案：A',
      { stem: '1949年几月开馆？', right: 'a' },
    ],
  ])('is read again once it is right: %s', (_, row, wrong, right, question) => {
    const entry = first(read(row))
    expect(mend(entry, textOf(entry).replace(wrong, right))).toMatchObject({ question })
  })

  it('keeps what a text does not say: chapter, difficulty, tags', () => {
    const entry = first(read('几点开门？,单选题,八点,九点,十点,,开馆,难,时间'))
    expect(mend(entry, textOf(entry).replace('答案：', '答案：B'))).toMatchObject({
      question: { difficulty: 3 },
      chapter: { title: '开馆' },
      tags: ['时间'],
    })
  })

  it('says why it is still no question', () => {
    const entry = first(read('几点开门？,单选题,八点,九点,十点,,,,'))
    expect(mend(entry, textOf(entry))).toEqual({ reason: { code: 'no-key' } })
    expect(mend(entry, '')).toEqual({ reason: { code: 'not-a-question' } })
    expect(mend(entry, '1. 甲？\nA. 一\nB. 二\n答案：A\n\n2. 乙？\nA. 一\nB. 二\n答案：B')).toEqual({
      reason: { code: 'not-a-question' },
    })
  })

  it('is offered for no file as a whole, no pairs and no order', () => {
    const [whole] = readFile(new Uint8Array([80, 75, 3, 4, 0]), '坏.xlsx').cannot
    expect(whole && isMendable(whole)).toBe(false)
    expect(isMendable(first(read('排一排,排序题,甲,乙,丙,AAB,,,')))).toBe(false)
  })
})

describe('the lists after mending', () => {
  const found = read(
    '几点开门？,单选题,八点,九点,十点,B,,,',
    '哪些可借？,单选题,书,报,画,AC,,,',
    '几点关门？,单选题,八点,九点,十点,,关馆,,时间',
  )

  it('have one more that is ready, with its chapter and tags, and every other entry in its place', () => {
    const [entry] = found.cannot
    if (!entry) throw new Error('one cannot be a question')
    const after = withMended(found, 'cannot', 0, mend(entry, textOf(entry).replace('答案：', '答案：C')))
    expect(after.questions.map(({ stem }) => stem)).toEqual(['几点开门？', '几点关门？'])
    expect(after.chapters.map(({ title }) => title)).toContain('关馆')
    expect(Object.values(after.tags)).toEqual([['时间']])
    expect(after.cannot).toMatchObject([{ isMended: true, text: entry.text }])
    expect(after.look).toBe(found.look)
  })

  it('offer one to look at no second time', () => {
    const [entry] = found.look
    if (!entry) throw new Error('one is to be looked at')
    const after = withMended(found, 'look', 0, mend(entry, textOf(entry).replace('AC', 'A')))
    expect(after.look[0]).toMatchObject({ isMended: true })
    expect(after.look[0]).not.toHaveProperty('question')
  })

  it('take nothing twice', () => {
    const [entry] = found.cannot
    if (!entry) throw new Error('one cannot be a question')
    const after = withMended(
      found,
      'cannot',
      0,
      mend(entry, '1. 几点开门？\nA. 八点\nB. 九点\nC. 十点\n答案：B'),
    )
    expect(after.questions).toBe(found.questions)
    expect(after.cannot).toMatchObject([{ reason: { code: 'already-there' } }])
  })

  it('come out of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...found.look, ...found.cannot),
        (text, entry) => {
          const list = found.cannot.includes(entry) ? 'cannot' : 'look'
          const after = withMended(found, list, 0, mend(entry, text))
          expect(after.look.length + after.cannot.length).toBe(2)
          expect(new Set(after.questions.map(({ id }) => id)).size).toBe(after.questions.length)
        },
      ),
    )
  })
})

// Words and signs that texts use beyond the samples.
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'
import type { Question } from '../../src/quiz/question.ts'

const read = (text: string): readonly Question[] =>
  readFile(new TextEncoder().encode(text), 'a.txt').questions

describe('options and keys', () => {
  it.each([
    ['a colon behind the letter', '1、题目：几点？\nA：八点\nB：九点\n正确答案：A\n', 'a'],
    ['a bracket behind the letter', '1、几点？\nA）八点\nB）九点\n[答案] B\n', 'b'],
    ['small letters and English words', '1. When? ( )\na. 8\nb. 9\nAnswer: B\n', 'b'],
    ['circled numbers that the key names', '1. 几点？\n① 八点\n② 九点\n答案：②\n', 'b'],
    ['the answer as a text', '1. 几点？\nA. 八点\nB. 九点\n答案：九点\n', 'b'],
  ])('with %s', (_, text, right) => {
    expect(read(text)).toMatchObject([{ form: 'single', options: [{ id: 'a' }, { id: 'b' }], right }])
  })

  it('leaves circled statements in the stem when letters are the options', () => {
    const [question] = read('1. 哪些对？①开馆 ②闭馆\nA. ①\nB. ①②\n答案：B\n')
    expect(question).toMatchObject({
      stem: '哪些对？①开馆 ②闭馆',
      options: [{ text: '①' }, { text: '①②' }],
      right: 'b',
    })
  })

  it('takes 选择题 as single or multiple, as the key says', () => {
    const text = '一、选择题\n1. 甲？ A. 一 B. 二 答案：A\n2. 乙？ A. 一 B. 二 答案：AB\n'
    expect(read(text).map(({ form }) => form)).toEqual(['single', 'multiple'])
  })

  it('takes a judgement with both words below it', () => {
    expect(read('1. Cats may come in.\nTrue\nFalse\nAnswer: False\n')).toMatchObject([
      { form: 'judge', stem: 'Cats may come in.', right: false },
    ])
  })
})

describe('keys in a list', () => {
  const asked = '1. 甲？ A. 一 B. 二\n2. 乙？ A. 一 B. 二\n3. 丙？ A. 一 B. 二\n'
  const rights = (text: string): unknown[] =>
    read(text).map((question) => 'right' in question && question.right)

  it.each([
    '参考答案：1-3 ABA',
    '答案：1.A 2.B 3.A',
    '答案\n1. A\n2. B\n3. A',
    '【参考答案】\n1~3：ABA',
    '答案：1-2 AB 3 A',
    '参考答案：1、A；2、B；3、A',
    '题号\t1\t2\t3\n答案\tA\tB\tA',
  ])('%s', (list) => {
    expect(rights(`${asked}${list}\n`)).toEqual(['a', 'b', 'a'])
  })

  it('may bring explanations', () => {
    expect(read(`${asked}参考答案\n1. A 解析：因为一。\n2. B\n3. A\n`)[0]?.explanation).toBe('因为一。')
  })
})

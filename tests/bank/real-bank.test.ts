import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildBank, describeProblem } from '../../scripts/build-bank.ts'
import { compileBank } from '../../src/bank/authored/compile.ts'
import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'
import { acceptsTyped } from '../../src/quiz/typed-text.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { bank, problems } = buildBank(`${root}/questions/loudi-2021`, root, 'whole bank')
if (!bank) throw new Error(problems.map(describeProblem).join('\n'))
const { index, chapters, questions } = compileBank(bank)

describe('the bank loudi-2021', () => {
  it('has no errors', () => {
    expect(problems.filter(({ severity }) => severity === 'error').map(describeProblem)).toEqual([])
  })

  it('comes through the compiled files unchanged', () => {
    expect(parseIndex(JSON.parse(JSON.stringify(indexToWire(index))))).toEqual(index)
    for (const chapter of chapters) {
      expect(parseChapter(JSON.parse(JSON.stringify(chapterToWire(chapter))))).toEqual(chapter)
    }
  })

  it('has an index of at most 25 bytes a question', () => {
    expect(JSON.stringify(indexToWire(index)).length / index.questions.length).toBeLessThan(25)
  })

  it('takes every accepted text of its blanks, with and without the unit', () => {
    for (const question of questions) {
      if (question.form !== 'blank') continue
      for (const text of question.accept) {
        expect([question.id, acceptsTyped(question, text)]).toEqual([question.id, true])
        expect([question.id, acceptsTyped(question, text + (question.unit ?? ''))]).toEqual([
          question.id,
          true,
        ])
      }
    }
  })
})

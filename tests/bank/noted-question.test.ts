import { describe, expect, it } from 'vitest'
import { readQuestionNote } from '../../src/bank/noted-question.ts'
import { questionNote } from '../../src/bank/question-note.ts'
import { ONE_OF_EACH } from '../support/questions.ts'

describe('a noted question', () => {
  it.each(ONE_OF_EACH.map((question) => [question.form, question] as const))(
    'comes back from plain data as it was: %s',
    (_form, question) => {
      const noted = { question, chapterTitle: '第一章' }
      const text = JSON.stringify(questionNote(noted))
      expect(readQuestionNote(JSON.parse(text))).toEqual(noted)
    },
  )

  it.each([undefined, null, 'text', {}, { version: 1 }, { version: 2, chapter: 's1', question: {} }])(
    'is not read from %j',
    (note) => {
      expect(readQuestionNote(note)).toBeUndefined()
    },
  )
})

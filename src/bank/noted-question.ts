// One question as a note, so that a page opened again can show it before the bank's files are there.
import type { Question } from '../quiz/question.ts'
import { currentVersion, fields, text } from './compiled-fields.ts'
import { parseQuestion } from './parse-compiled.ts'

export interface NotedQuestion {
  readonly question: Question
  /** Of its chapter, as the index says it. */
  readonly chapterTitle: string
}

/** What a note says; undefined when it is damaged or of a build that wrote other notes. */
export function readQuestionNote(value: unknown): NotedQuestion | undefined {
  try {
    const note = currentVersion(value)
    return {
      question: parseQuestion(text(note.chapter), fields(note.question)),
      chapterTitle: text(note.chapterTitle),
    }
  } catch {
    return undefined
  }
}

// The way into a note; noted-question.ts is the way back. Apart, since the first page only reads.
import type { NotedQuestion } from './noted-question.ts'
import { questionToWire } from './question-to-wire.ts'
import { WIRE_VERSION } from './wire-format.ts'

/** The note as plain data. */
export function questionNote({ question, chapterTitle }: NotedQuestion): unknown {
  return {
    version: WIRE_VERSION,
    chapter: question.chapter,
    chapterTitle,
    question: questionToWire(question),
  }
}

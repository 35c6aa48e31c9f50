import type { QuestionId } from './question.ts'

/** The learner's note on a question, with line breaks. A cleared note stays as an empty one. */
export interface Note {
  readonly bank: string
  readonly question: QuestionId
  readonly text: string
  readonly changedAt: number
}

/** About a page; an unlimited field could fill the disk by accident. */
export const LONGEST_NOTE = 2000

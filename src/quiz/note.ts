import type { QuestionId } from './question.ts'

/** What the learner has written down about a question, line breaks and all. An emptied note stays, with no text. */
export interface Note {
  readonly bank: string
  readonly question: QuestionId
  readonly text: string
  readonly changedAt: number
}

/** Enough for a page of one's own words; a field that takes more would fill the disk by accident. */
export const LONGEST_NOTE = 2000

// An imported or self-written bank, as stored, backed up and shared.
import type { Question, QuestionId } from './question.ts'

export interface OwnChapter {
  /** Permanent within its bank. */
  readonly id: string
  /** As the author wrote it; empty in a bank without chapters, which has this one alone. */
  readonly title: string
}

export interface OwnBank {
  /** Random; stays the same when the bank is shared. Never the id of a built-in bank. */
  readonly id: string
  readonly title: string
  /** BCP 47, for reading aloud and for the `lang` of its texts. */
  readonly language: string
  readonly chapters: readonly OwnChapter[]
  /**
   * In the author's order. `paragraph` is empty and `facts` holds the question's own id, since such a bank cites no source
   * and every question stands for itself.
   */
  readonly questions: readonly Question[]
  /** No longer asked, still known to the log. */
  readonly retired: readonly Question[]
  /** Words the author sorts by; a question without any is absent. */
  readonly tags: Readonly<Record<QuestionId, readonly string[]>>
}

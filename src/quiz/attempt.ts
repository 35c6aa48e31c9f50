import type { AttemptId } from './attempt-id.ts'
import type { Pace } from './memory/pace.ts'
import type { Answer, FactId, Form, QuestionId } from './question.ts'
import type { SessionId, SessionKind } from './session.ts'
import type { StudyDay } from './study-day.ts'

/** One answered question. Written once, never edited: the log of attempts is the only truth. */
export interface Attempt {
  readonly id: AttemptId
  readonly session: SessionId
  readonly mode: SessionKind
  readonly bank: string
  readonly edition: string
  readonly question: QuestionId
  readonly form: Form
  readonly facts: readonly FactId[]
  readonly answer: Answer
  readonly right: boolean
  readonly points: number
  readonly elapsedMs: number
  /** Wall clock, epoch milliseconds. May jump; order comes from `stamp`. */
  readonly answeredAt: number
  /** The study day of `answeredAt`, fixed when it was answered, so that travelling does not move old answers. */
  readonly day: StudyDay
  /**
   * Noted when the log takes the attempt in and then fixed, like the day: what is usual for somebody changes, and a
   * mis-tap taken back must not regrade everything after it. Absent when it took about as long as usual.
   */
  readonly pace?: Pace
}

/** A later remark on the log. It never changes an attempt, only derived records. */
export type Correction =
  | (CorrectionBase & {
      /** 'I mis-tapped': the attempt counts for nothing that is derived. */
      readonly kind: 'mis-tap'
      readonly attempt: AttemptId
    })
  | (CorrectionBase & {
      /** Taken out of the wrong book by hand, or put back into it. */
      readonly kind: 'remove' | 'put-back'
    })

interface CorrectionBase {
  readonly id: AttemptId
  readonly bank: string
  readonly question: QuestionId
  readonly madeAt: number
}

/** Place of an entry in the log: grows on a device even when its clock is set back. */
export interface Stamped {
  readonly stamp: number
}

export type LogEntry = (Attempt | Correction) & Stamped

export function isCorrection(entry: Attempt | Correction): entry is Correction {
  return 'kind' in entry
}

/** The entry that declares an attempt a mis-tap, if there is one. */
export function misTapEntryOf(entries: readonly LogEntry[], attempt: AttemptId): LogEntry | undefined {
  return entries.find((entry) => isCorrection(entry) && entry.kind === 'mis-tap' && entry.attempt === attempt)
}

/** The order in which a log is read: by stamp, and by id where two devices share one. */
export function byLogOrder(a: LogEntry, b: LogEntry): number {
  return a.stamp - b.stamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The next stamp: now, but always after the last one, so a clock set back cannot reorder the log. */
export function nextStamp(now: number, last: number): number {
  return Math.max(now, last + 1)
}

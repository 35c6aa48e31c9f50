import type { OpenedCode } from '../../stores/contest.ts'

/** One of several codes that were pasted together, and what it turned out to be. */
export interface FoundCode {
  readonly code: string
  readonly opened: OpenedCode
  /** The title of the bank it belongs to, where that is here and not the current one. */
  readonly otherBank?: string
}

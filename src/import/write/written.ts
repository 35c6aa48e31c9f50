// The result of a writer: a file, and the questions it could not hold.
import type { Question } from '../../quiz/question.ts'
import type { ReadResult } from '../read-result.ts'
import type { Reason } from '../reason.ts'

export type Writable = Pick<ReadResult, 'title' | 'chapters' | 'questions' | 'tags'>

export interface LeftOut {
  readonly id: string
  readonly text: string
  readonly reason: Reason
}

export interface Written {
  readonly bytes: Uint8Array
  readonly left: readonly LeftOut[]
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function titleOf({ chapters }: Writable, { chapter }: Question): string {
  return chapters.find(({ id }) => id === chapter)?.title ?? ''
}

/** Parts the questions a file can hold from those it cannot. */
export function kept(
  { questions }: Writable,
  isKept: (question: Question) => boolean,
): { readonly keep: readonly Question[]; readonly left: readonly LeftOut[] } {
  const left = questions.filter((question) => !isKept(question))
  return {
    keep: questions.filter(isKept),
    left: left.map(({ id, stem }) => ({ id, text: stem, reason: { code: 'not-kept' } })),
  }
}

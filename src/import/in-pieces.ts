// Sends the result of a large file from the worker to the page in pieces: each message is deserialised in one task, and
// thousands of questions in one message would block the page.
import type { Found, Results, Task } from './work.ts'

type Result = Results[Task['do']]
const LONG_LISTS = ['questions', 'look', 'cannot'] as const
type LongList = (typeof LONG_LISTS)[number]

/** The next entries of one of the lists. */
export interface Piece {
  readonly list: LongList
  readonly piece: readonly unknown[]
}

const PIECE = 500

/** Splits off the long lists. A result with a whole bank is not split, since the bank holds the questions as well. */
export function inPieces(result: Result): { readonly pieces: readonly Piece[]; readonly rest: Result } {
  if (!('look' in result) || result.bank) return { pieces: [], rest: result }
  const pieces = LONG_LISTS.flatMap((list) =>
    Array.from({ length: Math.ceil(result[list].length / PIECE) }, (_, at): Piece => ({
      list,
      piece: result[list].slice(at * PIECE, (at + 1) * PIECE),
    })),
  )
  return { pieces, rest: { ...result, questions: [], look: [], cannot: [] } }
}

export function putTogether(rest: Result, pieces: readonly Piece[]): Result {
  if (pieces.length === 0) return rest
  const entries = LONG_LISTS.map((list) => [
    list,
    pieces.filter((each) => each.list === list).flatMap(({ piece }) => piece),
  ])
  return { ...rest, ...(Object.fromEntries(entries) as Pick<Found, LongList>) } as Result
}

import type { Session } from '../../quiz/session.ts'

/** Where a finger was, in CSS pixels of the screen, and when, in milliseconds. */
export interface TouchPoint {
  readonly x: number
  readonly y: number
  readonly at: number
}

export type Swipe = 'left' | 'right'

/** A quarter of a phone's width: nobody does that while pressing something. */
const SHORTEST_PX = 90
/** A finger that rests in between was about something else. */
const LONGEST_MS = 600
/** Reading on moves the finger up and down far more than this. */
const STEEPEST = 0.35
/** A finger that came back has thought better of it. */
const MOST_BACK_PX = 12
/** What begins at the edge is the browser's own way back. */
const EDGE_PX = 32

/** A swift, flat move of one finger one way across the screen, or null. */
export function swipeOf(track: readonly TouchPoint[], screenWidth: number): Swipe | null {
  const [first, last] = [track[0], track.at(-1)]
  if (!first || !last) return null
  if (first.x < EDGE_PX || first.x > screenWidth - EDGE_PX || last.at - first.at > LONGEST_MS) return null
  const across = last.x - first.x
  const way = Math.sign(across)
  const furthest = Math.max(...track.map(({ x }) => (x - first.x) * way))
  const steepest = Math.max(...track.map(({ y }) => Math.abs(y - first.y)))
  if (Math.abs(across) < SHORTEST_PX || steepest > Math.abs(across) * STEEPEST) return null
  if (furthest - Math.abs(across) > MOST_BACK_PX) return null
  return way < 0 ? 'left' : 'right'
}

/**
 * The place that a swipe leads to, or null. Only in practice; on only from an answered question, so that none is skipped by
 * a slip of the finger, and never past the last, which would end the round.
 */
export function placeAfterSwipe(session: Session, swipe: Swipe): number | null {
  const { plan, given, position } = session
  if (plan.contest) return null
  if (swipe === 'right') return position > 0 ? position - 1 : null
  return given[position] && position + 1 < plan.questions.length ? position + 1 : null
}

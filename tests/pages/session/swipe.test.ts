import { describe, expect, it } from 'vitest'
import { placeAfterSwipe, swipeOf } from '../../../src/pages/session/swipe.ts'
import type { TouchPoint } from '../../../src/pages/session/swipe.ts'
import { aGiven, aPlan, aSession } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'

/** Points evenly spread over 300 ms, or as long as said. */
const track = (xy: readonly (readonly [number, number])[], ms = 300): TouchPoint[] =>
  xy.map(([x, y], at) => ({ x, y, at: 1000 + (xy.length === 1 ? 0 : (at * ms) / (xy.length - 1)) }))

describe('swipeOf', () => {
  it.each<[string, TouchPoint[], 'left' | 'right' | null]>([
    [
      'across to the left',
      track([
        [300, 400],
        [220, 402],
        [120, 405],
      ]),
      'left',
    ],
    [
      'across to the right',
      track([
        [100, 400],
        [180, 396],
        [290, 390],
      ]),
      'right',
    ],
    [
      'a little slanted, as thumbs move',
      track([
        [300, 400],
        [230, 420],
        [140, 450],
      ]),
      'left',
    ],
    ['a tap', track([[200, 400]]), null],
    [
      'a tap that slipped',
      track([
        [200, 400],
        [216, 402],
      ]),
      null,
    ],
    [
      'a short push',
      track([
        [200, 400],
        [120, 400],
      ]),
      null,
    ],
    [
      'reading on',
      track([
        [200, 600],
        [205, 400],
        [190, 200],
      ]),
      null,
    ],
    [
      'reading on, slanting far',
      track([
        [320, 600],
        [240, 520],
        [140, 460],
      ]),
      null,
    ],
    [
      'down and up again while going across',
      track([
        [320, 400],
        [240, 480],
        [140, 400],
      ]),
      null,
    ],
    [
      'across and back',
      track([
        [300, 400],
        [100, 400],
        [300, 400],
      ]),
      null,
    ],
    [
      'across and half back',
      track([
        [300, 400],
        [100, 400],
        [180, 400],
      ]),
      null,
    ],
    [
      'slowly, as one follows a line',
      track(
        [
          [300, 400],
          [220, 400],
          [100, 400],
        ],
        900,
      ),
      null,
    ],
    [
      'from the left edge, where the browser goes back',
      track([
        [10, 400],
        [120, 400],
        [250, 400],
      ]),
      null,
    ],
    [
      'from the right edge',
      track([
        [385, 400],
        [280, 400],
        [150, 400],
      ]),
      null,
    ],
    ['nothing', [], null],
  ])('%s', (_what, points, expected) => {
    expect(swipeOf(points, 390)).toBe(expected)
  })
})

describe('placeAfterSwipe', () => {
  const questions = ['s1p1-01a', 's1p1-02a', 's1p1-03a'].map(questionId)
  const at = (position: number, given: boolean[], contest = false) => ({
    ...aSession({ questions }),
    plan: { ...aPlan({ questions }), ...(contest ? { contest: {} as never } : {}) },
    position,
    given: given.map((answered) => (answered ? aGiven() : null)),
  })

  it.each([
    ['on from an answered question', at(0, [true, false, false]), 'left', 1],
    ['not on from one that is open: it would be skipped', at(0, [false, false, false]), 'left', null],
    ['not past the last, which would end the round', at(2, [true, true, true]), 'left', null],
    ['back from an open question', at(1, [true, false, false]), 'right', 0],
    ['back from an answered one', at(2, [true, true, true]), 'right', 1],
    ['not back before the first', at(0, [true, false, false]), 'right', null],
    ['nowhere in a contest', at(1, [true, true, false], true), 'left', null],
  ] as const)('leads %s', (_what, session, swipe, expected) => {
    expect(placeAfterSwipe(session, swipe)).toBe(expected)
  })
})

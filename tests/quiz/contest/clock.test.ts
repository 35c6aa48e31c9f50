import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startTime, timeAfter, timeResumed } from '../../../src/quiz/contest/clock.ts'
import type { ContestTime } from '../../../src/quiz/contest/clock.ts'
import { DAY, HOUR, NOON } from '../../support/log.ts'

const MINUTE = 60_000
const YEAR = 365 * DAY

/**
 * What happens to a device. `pass`: time goes by with the page open, seen or not. `sleep`: the steady clock stands still.
 * `set`: somebody moves the wall clock. `closed`: the page is gone for that long and comes back with a new steady clock,
 * as after a reload, a kill or a reboot. `look`: the app reads the clocks, which it also does at the end.
 */
type Step = readonly ['pass' | 'sleep' | 'set' | 'closed', number] | 'look'

function lived(...steps: readonly Step[]): ContestTime {
  let wall = NOON
  let monotonic = 1234.5
  let time = startTime({ wall, monotonic })
  const look = (): void => {
    time = timeAfter(time, { wall, monotonic })
  }
  for (const step of steps) {
    if (step === 'look') {
      look()
      continue
    }
    const [what, ms] = step
    if (what === 'pass') {
      wall += ms
      monotonic += ms
    } else if (what === 'closed') {
      look()
      wall += ms
      monotonic = 12.25
      const kept = { now: time.now, wall: time.reading.wall, setBack: time.setBack }
      time = timeResumed(kept, { wall, monotonic })
    } else wall += ms
  }
  look()
  return time
}

describe('contest time', () => {
  it.each<[string, Step[], number, boolean]>([
    ['nothing has happened', [], 0, false],
    ['the page is open', [['pass', MINUTE]], MINUTE, false],
    [
      'a background tab that looks once a minute',
      [['pass', MINUTE], 'look', ['pass', MINUTE]],
      2 * MINUTE,
      false,
    ],
    ['the device sleeps', [['pass', MINUTE], 'look', ['sleep', HOUR]], MINUTE + HOUR, false],
    [
      'it sleeps and wakes unseen',
      [
        ['pass', MINUTE],
        ['sleep', HOUR],
        ['pass', MINUTE],
      ],
      HOUR + 2 * MINUTE,
      false,
    ],
    [
      'a reload',
      [
        ['pass', MINUTE],
        ['closed', 800],
      ],
      MINUTE + 800,
      false,
    ],
    [
      'a kill and an hour away',
      [
        ['pass', MINUTE],
        ['closed', HOUR],
        ['pass', 5],
      ],
      MINUTE + HOUR + 5,
      false,
    ],
    [
      'a reboot after a sleep',
      [
        ['sleep', HOUR],
        ['closed', HOUR],
      ],
      2 * HOUR,
      false,
    ],
    ['a month away', [['closed', 30 * DAY]], 30 * DAY, false],
    [
      'set forward ten minutes: as a sleep',
      [
        ['pass', MINUTE],
        ['set', 10 * MINUTE],
      ],
      11 * MINUTE,
      false,
    ],
    ['set forward years', [['set', 3 * YEAR]], 3 * YEAR, false],
    [
      'set back ten minutes',
      [
        ['pass', MINUTE],
        ['set', -10 * MINUTE],
        ['pass', MINUTE],
      ],
      2 * MINUTE,
      true,
    ],
    [
      'set back ten minutes, looked at in between',
      [['pass', MINUTE], ['set', -10 * MINUTE], 'look', ['pass', MINUTE]],
      2 * MINUTE,
      true,
    ],
    [
      'set back years',
      [
        ['pass', MINUTE],
        ['set', -3 * YEAR],
        ['pass', MINUTE],
      ],
      2 * MINUTE,
      true,
    ],
    [
      'set back, then right again',
      [['set', -HOUR], 'look', ['set', HOUR], 'look', ['pass', MINUTE]],
      HOUR + MINUTE,
      true,
    ],
    ['set back, then asleep', [['set', -HOUR], 'look', ['sleep', 10 * MINUTE]], 10 * MINUTE, true],
    ['set back, then closed', [['set', -HOUR], 'look', ['closed', 10 * MINUTE]], 10 * MINUTE, true],
    [
      'set back while closed',
      [
        ['pass', MINUTE],
        ['closed', -10 * MINUTE],
        ['pass', MINUTE],
      ],
      2 * MINUTE,
      true,
    ],
    [
      'set back years while closed',
      [
        ['closed', -3 * YEAR],
        ['pass', MINUTE],
      ],
      MINUTE,
      true,
    ],
    ['set forward years while closed', [['closed', 3 * YEAR]], 3 * YEAR, false],
    [
      'corrected by the network by a second',
      [['pass', MINUTE], ['set', -1000], 'look', ['pass', MINUTE]],
      2 * MINUTE,
      false,
    ],
    [
      'corrected by a second while closed',
      [
        ['closed', -1000],
        ['pass', MINUTE],
      ],
      MINUTE,
      false,
    ],
  ])('%s', (_story, steps, passed, setBack) => {
    const time = lived(...steps)
    expect(time.now - NOON).toBe(passed)
    expect(time.setBack).toBe(setBack)
  })

  it('never runs backwards, whatever is done to the clocks', () => {
    const ms = fc.integer({ min: -2 * HOUR, max: 2 * HOUR })
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.constant<Step>('look'),
      fc.tuple(fc.constantFrom('set', 'closed'), ms),
      fc.tuple(fc.constantFrom('pass', 'sleep'), ms.map(Math.abs)),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let last = NOON
        for (let length = 0; length <= steps.length; length++) {
          const { now } = lived(...steps.slice(0, length).flatMap((happened) => [happened, 'look'] as const))
          expect(now).toBeGreaterThanOrEqual(last)
          last = now
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps to the wall clock over 45 minutes of readings that err by up to a millisecond', () => {
    let seconds = 0
    let time = startTime({ wall: NOON, monotonic: 0.4 })
    for (let look = 1; look <= 45 * 60 * 4; look++) {
      seconds = look / 4 + ((look * 7919) % 100) / 100_000
      time = timeAfter(time, { wall: NOON + Math.floor(seconds * 1000), monotonic: seconds * 1000 + 0.4 })
    }
    expect(Math.abs(time.now - (NOON + seconds * 1000))).toBeLessThan(2)
  })

  it('counts every bit of time even when it is read very often', () => {
    let time = startTime({ wall: NOON, monotonic: 0 })
    for (let look = 1; look <= 10_000; look++) time = timeAfter(time, { wall: NOON, monotonic: look * 0.3 })
    expect(time.now - NOON).toBe(3000)
  })
})

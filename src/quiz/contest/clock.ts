// A contest's own time. It follows the wall clock through sleep, reload and reboot, but never runs backwards: a system
// clock that is set back gives no time away within a page, and is noted.

/** Two readings taken together. `monotonic` counts only while this page lives and may stand still during sleep. */
export interface ClockReading {
  readonly wall: number
  readonly monotonic: number
}

export interface ContestTime {
  /** Contest time in epoch milliseconds; equals the wall clock as long as nobody touches it. */
  readonly now: number
  readonly reading: ClockReading
  /** The wall clock was found earlier than it had been before. */
  readonly setBack: boolean
}

/** Small steps are the network correcting the clock, not a person or a sleep. */
const TOLERANCE_MS = 2000

export function startTime(reading: ClockReading): ContestTime {
  return { now: reading.wall, reading, setBack: false }
}

/**
 * The time on the same page a little later. The steady clock says how much has passed, unless the wall clock is well
 * ahead of it: then the device has slept (or was set forward, which nobody can tell from sleep) and the wall clock is
 * right. Not simply the larger of the two: each reading errs by up to a millisecond, and the larger of two erring clocks
 * runs fast, by 2 s in 45 minutes at four readings a second. Readings are rounded before they are subtracted, so that
 * what is cut off in one step is not lost to the next.
 */
export function timeAfter(time: ContestTime, reading: ClockReading): ContestTime {
  const byWall = reading.wall - time.reading.wall
  const byMonotonic = Math.max(0, Math.round(reading.monotonic) - Math.round(time.reading.monotonic))
  return {
    now: time.now + (byWall > byMonotonic + TOLERANCE_MS ? byWall : byMonotonic),
    reading,
    setBack: time.setBack || byWall < byMonotonic - TOLERANCE_MS,
  }
}

/**
 * The time on a new page, after a reload, a kill or a reboot: the monotonic clock has started anew, so only the wall
 * clock can say how long the page was away, and a wall clock that has gone back says nothing (no time passes, noted).
 */
export function timeResumed(
  kept: { now: number; wall: number; setBack: boolean },
  reading: ClockReading,
): ContestTime {
  const away = reading.wall - kept.wall
  return {
    now: kept.now + Math.max(0, away),
    reading,
    setBack: kept.setBack || away < -TOLERANCE_MS,
  }
}

import type { ClockReading } from '../quiz/contest/clock.ts'
import { studyDayOf } from '../quiz/study-day.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import { useSettingsStore } from './settings.ts'

// The stores' only clock; the rules get its values handed in.
export function nowMs(): number {
  return Date.now()
}

/** Wall clock and the page's own steady clock, read together. */
export function readClocks(): ClockReading {
  return { wall: Date.now(), monotonic: performance.now() }
}

/** The learner's study day at a moment: in the time zone the device is in now, begun at the hour of the settings. */
export function studyDayAt(moment: number): StudyDay {
  return studyDayOf(moment, {
    utcOffsetMinutes: -new Date(moment).getTimezoneOffset(),
    rolloverHour: useSettingsStore().settings.rolloverHour,
  })
}

/** Lets the page paint and take taps between two pieces of long work. */
export function aMomentLater(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

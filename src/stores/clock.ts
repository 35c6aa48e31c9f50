import type { ClockReading } from '../quiz/contest/clock.ts'
import { studyDayOf } from '../quiz/study-day.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import { useSettingsStore } from './settings.ts'

// The only clock of the stores. Rules receive its values as arguments.
export function nowMs(): number {
  return Date.now()
}

/** Wall clock and the page's own steady clock, read together. */
export function readClocks(): ClockReading {
  return { wall: Date.now(), monotonic: performance.now() }
}

/** The study day of a moment, in the device's current time zone, starting at the hour set in the settings. */
export function studyDayAt(moment: number): StudyDay {
  return studyDayOf(moment, {
    utcOffsetMinutes: -new Date(moment).getTimezoneOffset(),
    rolloverHour: useSettingsStore().settings.rolloverHour,
  })
}

/** Yields to painting and input between two pieces of long work. */
export function aMomentLater(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

import { studyDayOf } from '../quiz/study-day.ts'
import type { StudyDay } from '../quiz/study-day.ts'

// The stores' only clock; the rules get its values handed in.
export function nowMs(): number {
  return Date.now()
}

/** The learner's study day at a moment, in the time zone the device is in now. */
export function studyDayAt(moment: number): StudyDay {
  return studyDayOf(moment, {
    utcOffsetMinutes: -new Date(moment).getTimezoneOffset(),
    rolloverHour: 0,
  })
}

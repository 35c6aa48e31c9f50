// Settings live in localStorage: the first paint needs theme and text size before any database is open.

import * as v from 'valibot'
import { browserPlace } from './browser-places.ts'
import { DEFAULT_MEMORY_RULE, MOST_NEW_PER_DAY } from '../quiz/memory/memory-rule.ts'
import { DEFAULT_WRONG_BOOK_RULE } from '../quiz/wrong-book.ts'

const KEY = 'bainian-qianti/settings'

export const TEXT_SCALES = [100, 115, 130, 150, 175, 200] as const

/** A damaged value falls back to its default alone, without losing the other settings. */
const settingsSchema = v.object({
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** Size of all text in percent. */
  textScale: v.fallback(v.picklist(TEXT_SCALES), 100),
  /** Whether a tap on an option only chooses it, or is already the answer. */
  answerBy: v.fallback(v.picklist(['confirm', 'tap']), 'confirm'),
  /** Go on by itself after a right answer. */
  goOnAfterRight: v.fallback(v.boolean(), false),
  rightInARow: v.fallback(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    DEFAULT_WRONG_BOOK_RULE.rightInARow,
  ),
  onDifferentDays: v.fallback(v.boolean(), DEFAULT_WRONG_BOOK_RULE.onDifferentDays),
  newPerDay: v.fallback(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_NEW_PER_DAY)),
    DEFAULT_MEMORY_RULE.newPerDay,
  ),
  retention: v.fallback(v.pipe(v.number(), v.minValue(0.8), v.maxValue(0.95)), DEFAULT_MEMORY_RULE.retention),
  /** The study day a plan aims at. */
  planDay: v.fallback(v.nullable(v.pipe(v.number(), v.integer())), null),
  /** Hour at which a study day begins. */
  rolloverHour: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0),
})

export type Settings = v.InferOutput<typeof settingsSchema>

export function readSettings(): Settings {
  return v.parse(settingsSchema, stored())
}

function stored(): object {
  try {
    const value: unknown = JSON.parse(browserPlace('localStorage')?.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Returns whether the browser has kept them. */
export function writeSettings(settings: Settings): boolean {
  try {
    const place = browserPlace('localStorage')
    place?.setItem(KEY, JSON.stringify(settings))
    return place !== undefined
  } catch {
    return false
  }
}

// Settings live in localStorage: the first paint needs theme and text size before any database is open.

import * as v from 'valibot'
import { deviceId } from './device.ts'
import { localValues } from './web-storage.ts'
import { CLOCK_PATTERN, tick } from '../quiz/keeping/hybrid-clock.ts'
import type { Clock } from '../quiz/keeping/hybrid-clock.ts'
import { isObject } from '../quiz/keeping/json.ts'
import type { Json, JsonObject } from '../quiz/keeping/json.ts'
import { DEFAULT_MEMORY_RULE, MOST_NEW_PER_DAY } from '../quiz/memory/memory-rule.ts'
import { DEFAULT_WRONG_BOOK_RULE } from '../quiz/wrong-book.ts'

export const TEXT_SCALES = [100, 115, 130, 150, 175, 200] as const
export const LANGUAGES = ['zh-CN', 'en'] as const
export const READ_PACES = [0.7, 0.85, 1, 1.2] as const

/** A damaged value falls back to its default; the other settings stay. */
const settingsSchema = v.object({
  /** Language of the interface. */
  language: v.fallback(v.picklist(LANGUAGES), 'zh-CN'),
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** Size of all text in percent. */
  textScale: v.fallback(v.picklist(TEXT_SCALES), 100),
  /** `auto` follows the system's own wish for contrast. */
  contrast: v.fallback(v.picklist(['auto', 'more']), 'auto'),
  largeTargets: v.fallback(v.boolean(), false),
  /** Whether a contest's clock is on the screen. It runs in any case. */
  showClock: v.fallback(v.boolean(), true),
  /** `button`: reads when asked to; `auto`: reads each question and verdict by itself, and again when asked to. */
  readAloud: v.fallback(v.picklist(['off', 'button', 'auto']), 'off'),
  /** Speed of the voice; 1 is the voice's own. */
  readPace: v.fallback(v.picklist(READ_PACES), 1),
  haptics: v.fallback(v.boolean(), false),
  sounds: v.fallback(v.boolean(), false),
  /** The settings that 长辈模式 replaced, restored when it is turned off. */
  beforeElder: v.fallback(
    v.nullable(v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()])))),
    null,
  ),
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
  planDay: v.fallback(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200_000))), null),
  /** Hour at which a study day begins. */
  rolloverHour: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0),
})

export type Settings = v.InferOutput<typeof settingsSchema>

export function readSettings(): Settings {
  return parseSettings(storedSettings())
}

/** Parses foreign settings; missing or damaged fields get their defaults. */
export function parseSettings(value: object): Settings {
  return v.parse(settingsSchema, value)
}

/** The stored object: settings by name, including those of newer versions, and under `clocks` when each was changed. */
export function storedSettings(): JsonObject {
  const value = localValues.readJson('settings')
  return isObject(value) ? value : {}
}

export function clocksIn(before: JsonObject): JsonObject {
  return isObject(before['clocks']) ? before['clocks'] : {}
}

/** Stores changed settings. Returns whether the browser stored them. */
export function writeSettings(settings: Settings): boolean {
  const before = storedSettings()
  const known: JsonObject = v.parse(settingsSchema, before)
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
  )
  const clocks = { ...clocksIn(before) }
  for (const [name] of changed) clocks[name] = tick(clockIn(clocks[name]), Date.now(), deviceId())
  return putSettings({ ...before, ...Object.fromEntries(changed), clocks })
}

export function clockIn(value: Json | undefined): Clock | undefined {
  return typeof value === 'string' && CLOCK_PATTERN.test(value) ? value : undefined
}

/** Returns whether the browser stored it. */
export function putSettings(value: JsonObject): boolean {
  return localValues.writeJson('settings', value)
}

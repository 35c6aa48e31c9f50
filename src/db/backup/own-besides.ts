import { NEVER } from '../../quiz/keeping/hybrid-clock.ts'
import { writtenAt } from '../../quiz/keeping/item.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { forgetPlace, keepPlaceItems, placeItems } from '../reading-place.ts'
import { clockIn, clocksIn, putSettings, storedSettings } from '../settings.ts'
import { LIMITS } from './format.ts'

/** Data outside the database: settings and reading positions, in localStorage. */
export function ownBesides(): Item[] {
  return [...settingItems(), ...boundedPlaces()]
}

/** Stores the result of a merge. Returns how many items the browser did not store. */
export function keepBesides(items: readonly Item[]): number {
  const settings = items.filter(({ kind }) => kind === 'setting').length
  return keepPlaceItems(items) + (keepSettingItems(items) ? 0 : settings)
}

/** Replaces all of them. Returns how many items the browser did not store. */
export function replaceBesides(items: readonly Item[]): number {
  for (const { value } of placeItems()) forgetPlace(String(value['chapter']))
  putSettings({})
  return keepBesides(items)
}

/** An older version took in any number of places, until there was no room left for a setting: the latest stay. */
function boundedPlaces(): Item[] {
  const places = placeItems()
  if (places.length <= LIMITS.places) return places
  const latestFirst = places.sort((a, b) => (writtenAt(a.value) > writtenAt(b.value) ? -1 : 1))
  for (const { value } of latestFirst.slice(LIMITS.places)) forgetPlace(String(value['chapter']))
  return latestFirst.slice(0, LIMITS.places)
}

/** Every setting that was ever changed here, for a backup. */
function settingItems(): Item[] {
  const { clocks: _, ...values } = storedSettings()
  const clocks = clocksIn(storedSettings())
  return Object.entries(values).map(([name, value]) => ({
    kind: 'setting',
    value: { name, value: value ?? null, clock: clockIn(clocks[name]) ?? NEVER },
  }))
}

/** Stores merged settings. Returns whether the browser stored them. */
function keepSettingItems(items: readonly Item[]): boolean {
  const settings = items.filter(({ kind, value }) => kind === 'setting' && value['name'] !== 'clocks')
  if (settings.length === 0) return true
  const before = storedSettings()
  const named = (what: 'value' | 'clock') =>
    Object.fromEntries(settings.map(({ value }) => [String(value['name']), value[what]]))
  return putSettings({ ...before, ...named('value'), clocks: { ...clocksIn(before), ...named('clock') } })
}

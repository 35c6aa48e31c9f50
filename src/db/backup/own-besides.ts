import { NEVER } from '../../quiz/keeping/hybrid-clock.ts'
import type { Item } from '../../quiz/keeping/item.ts'
import { keepPlaceItems, placeItems } from '../reading-place.ts'
import { clockIn, clocksIn, putSettings, storedSettings } from '../settings.ts'

/** What a person has outside the database: settings and reading places, in localStorage. */
export function ownBesides(): Item[] {
  return [...settingItems(), ...placeItems()]
}

/** Takes over what a merge has left. Returns whether the settings were kept. */
export function keepBesides(items: readonly Item[]): boolean {
  keepPlaceItems(items)
  return keepSettingItems(items)
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

/** Takes over settings as a merge has left them. Returns whether the browser has kept them. */
function keepSettingItems(items: readonly Item[]): boolean {
  const settings = items.filter(({ kind, value }) => kind === 'setting' && value['name'] !== 'clocks')
  if (settings.length === 0) return true
  const before = storedSettings()
  const named = (what: 'value' | 'clock') =>
    Object.fromEntries(settings.map(({ value }) => [String(value['name']), value[what]]))
  return putSettings({ ...before, ...named('value'), clocks: { ...clocksIn(before), ...named('clock') } })
}

import type { Item } from '../../quiz/keeping/item.ts'
import { keepPlaceItems, placeItems } from '../reading-place.ts'
import { keepSettingItems, settingItems } from '../settings.ts'

/** What a person has outside the database: settings and reading places, in localStorage. */
export function ownBesides(): Item[] {
  return [...settingItems(), ...placeItems()]
}

/** Takes over what a merge has left. Returns whether the settings were kept. */
export function keepBesides(items: readonly Item[]): boolean {
  keepPlaceItems(items)
  return keepSettingItems(items)
}

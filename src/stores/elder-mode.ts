import { defineStore } from 'pinia'
import { computed } from 'vue'
import { parseSettings } from '../db/settings.ts'
import type { Settings } from '../db/settings.ts'
import { useSettingsStore } from './settings.ts'

/** The settings that 长辈模式 combines. Each is also a setting of its own; text may be larger. */
const PARTS = {
  textScale: 150,
  contrast: 'more',
  largeTargets: true,
  answerBy: 'confirm',
  goOnAfterRight: false,
  showClock: false,
  readAloud: 'auto',
} as const satisfies Partial<Settings>

/** 长辈模式: one switch over parts that can also be set one by one. Apart from the settings, which the first page needs. */
export const useElderModeStore = defineStore('elder-mode', () => {
  const store = useSettingsStore()
  const isOn = computed(() => isElder(store.settings))

  function turn(on: boolean): void {
    store.change(elderChange(store.settings, on))
  }

  return { isOn, turn }
})

/** Whether every part is as 长辈模式 would set it. */
export function isElder(settings: Settings): boolean {
  return Object.entries(PARTS).every(([part, value]) => {
    const now = settings[part as keyof typeof PARTS]
    // Reading on request, or text that is larger still, is no less.
    if (part === 'textScale') return Number(now) >= PARTS.textScale
    return part === 'readAloud' ? now !== 'off' : now === value
  })
}

/** What to change so that 长辈模式 is on, or everything is as it was before it was turned on. */
export function elderChange(settings: Settings, on: boolean): Partial<Settings> {
  if (on) {
    const textScale = Math.max(settings.textScale, PARTS.textScale) as Settings['textScale']
    return { ...PARTS, textScale, beforeElder: partsOf(settings) }
  }
  // Parsed, since what is stored may be damaged; without it every part goes back to how the app starts.
  return { ...partsOf(parseSettings(settings.beforeElder ?? {})), beforeElder: null }
}

function partsOf(settings: Settings): Pick<Settings, keyof typeof PARTS> {
  const parts = Object.keys(PARTS) as (keyof typeof PARTS)[]
  // Every part is in it, which fromEntries cannot tell.
  return Object.fromEntries(parts.map((part) => [part, settings[part]])) as Pick<Settings, keyof typeof PARTS>
}

import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { readSettings, writeSettings } from '../db/settings.ts'
import type { Settings } from '../db/settings.ts'
import type { MemoryRule } from '../quiz/memory/memory-rule.ts'
import type { WrongBookRule } from '../quiz/wrong-book.ts'

export { LANGUAGES } from '../db/settings.ts'

export const useSettingsStore = defineStore('settings', () => {
  const settings = ref<Settings>(readSettings())
  /** False when the browser did not store the last change. */
  const kept = ref(true)

  const wrongBookRule = computed<WrongBookRule>(() => ({
    rightInARow: settings.value.rightInARow,
    onDifferentDays: settings.value.onDifferentDays,
  }))

  const memoryRule = computed<MemoryRule>(() => ({
    retention: settings.value.retention,
    newPerDay: settings.value.newPerDay,
  }))

  function change(part: Partial<Settings>): void {
    const next = { ...settings.value, ...part }
    kept.value = writeSettings(next)
    settings.value = next
  }

  /** After something else has written them. */
  function readAgain(): void {
    settings.value = readSettings()
  }

  return { settings, kept, wrongBookRule, memoryRule, change, readAgain }
})

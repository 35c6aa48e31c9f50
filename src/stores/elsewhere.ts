import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { elsewhereIn } from '../quiz/elsewhere.ts'
import type { ElsewhereLookup } from '../quiz/elsewhere.ts'
import { useBankStore } from './bank.ts'

/** Which fact a wrong answer belongs to. Needs the whole bank: uniqueness must not depend on what happens to be loaded. */
export const useElsewhereStore = defineStore('elsewhere', () => {
  const bank = useBankStore()
  const whole = ref(false)
  /** All that can be known is known. */
  const settled = ref(false)
  const lookup = computed<ElsewhereLookup>(() =>
    whole.value ? elsewhereIn([...bank.facts.values()]) : () => undefined,
  )

  /** If a chapter cannot be loaded, misses are explained without it. */
  async function load(): Promise<void> {
    await bank.loadEverything().then(
      () => (whole.value = true),
      () => undefined,
    )
    settled.value = true
  }

  return { whole, settled, lookup, load }
})

import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { elsewhereIn } from '../quiz/elsewhere.ts'
import type { ElsewhereLookup } from '../quiz/elsewhere.ts'
import { useBankStore } from './bank.ts'

/** Where wrong answers belong. Knows nothing before all of the bank is there: what is the only one must not depend on that. */
export const useElsewhereStore = defineStore('elsewhere', () => {
  const bank = useBankStore()
  const whole = ref(false)
  /** All that can be known is known. */
  const settled = ref(false)
  const lookup = computed<ElsewhereLookup>(() =>
    whole.value ? elsewhereIn([...bank.facts.values()]) : () => undefined,
  )

  /** Where a chapter does not come, a miss is explained without it. */
  async function load(): Promise<void> {
    await bank.loadEverything().then(
      () => (whole.value = true),
      () => undefined,
    )
    settled.value = true
  }

  return { whole, settled, lookup, load }
})

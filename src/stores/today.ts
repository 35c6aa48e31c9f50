import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { nowMs, studyDayAt } from './clock.ts'

/** The current study day. The shell updates it (src/app/AppShell.vue), so that an open page follows the clock. */
export const useTodayStore = defineStore('today', () => {
  const moment = ref(nowMs())
  const today = computed(() => studyDayAt(moment.value))

  function look(): void {
    moment.value = nowMs()
  }

  return { today, look }
})

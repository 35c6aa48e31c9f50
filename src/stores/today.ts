import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { nowMs, studyDayAt } from './clock.ts'

/** The study day that it is. The shell looks at the clock for it (src/app/AppShell.vue), so that a page left open follows. */
export const useTodayStore = defineStore('today', () => {
  const moment = ref(nowMs())
  const today = computed(() => studyDayAt(moment.value))

  function look(): void {
    moment.value = nowMs()
  }

  return { today, look }
})

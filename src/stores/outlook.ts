import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { calendarWeeks } from '../quiz/calendar.ts'
import { hardestFacts, reviewForecast } from '../quiz/memory/outlook.ts'
import { medianMs } from '../quiz/memory/pace.ts'
import { FORMS } from '../quiz/question.ts'
import type { DayRecord } from '../quiz/records.ts'
import { useBankStore } from './bank.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useMemoryStore } from './memory.ts'
import { useSettingsStore } from './settings.ts'
import { useStorageStore } from './storage.ts'

const WEEKS = 12
const FORECAST_DAYS = 14
const HARDEST = 10

/** Charts of 统计: past weeks and coming reviews. Reads derived tables only, never the log. */
export const useOutlookStore = defineStore('outlook', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const settings = useSettingsStore()
  const memory = useMemoryStore()

  const days = shallowRef<readonly DayRecord[]>([])

  const weeks = computed(() => calendarWeeks(days.value, memory.today, WEEKS))
  const known = computed(() =>
    [...memory.facts.values()].filter(({ fact }) => memory.factsInPractice.has(fact)),
  )
  /** Facts due today and on each day after it. */
  const forecast = computed(() =>
    reviewForecast(known.value, memory.today, settings.memoryRule.retention, FORECAST_DAYS),
  )
  const hardest = computed(() =>
    hardestFacts(known.value, HARDEST).flatMap(({ fact, answered, right }) => {
      const found = bank.fact(fact)
      return found ? [{ fact: found, answered, right }] : []
    }),
  )
  /** Median time per answered form. Rows of a newer version may name unknown forms. */
  const paces = computed(() =>
    memory.paces.flatMap((record) => {
      const median = medianMs(record)
      return median === null || !FORMS.includes(record.form) ? [] : [{ form: record.form, medianMs: median }]
    }),
  )

  async function load(): Promise<void> {
    const [{ bank: name }, kept] = await Promise.all([bank.loadIndex(), storage.ready()])
    const today = studyDayAt(nowMs())
    const [records] = await Promise.all([kept.dayRecords(name, today - 7 * WEEKS, today), memory.loadFacts()])
    days.value = records
  }

  /** Loads the chapters that hold the statements of the hardest facts. */
  async function loadHardest(): Promise<void> {
    const wanted = new Set(hardestFacts(known.value, HARDEST).map(({ fact }) => fact))
    const asking = (bank.index?.questions ?? []).filter(({ facts }) => facts.some((fact) => wanted.has(fact)))
    await bank.loadQuestions(asking.map(({ id }) => id))
  }

  return { days, weeks, forecast, hardest, paces, load, loadHardest }
})

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { DayRecord } from '../quiz/records.ts'
import { dayStreak } from '../quiz/study-day.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import { useBankStore } from './bank.ts'
import { useLearnerStore } from './learner.ts'
import { useStorageStore } from './storage.ts'
import { useTodayStore } from './today.ts'

const LAST_DAYS = 14
/** Ten years of daily tens, so that no streak is cut short. */
const MOST_DAYS = 4000

export interface ChapterProgress {
  readonly id: string
  readonly title: string
  readonly total: number
  readonly seen: number
  readonly right: number
  readonly answered: number
}

/** Totals for 今日 and 统计. Reads derived tables only, never the log. */
export const useStatisticsStore = defineStore('statistics', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const learner = useLearnerStore()

  const clock = useTodayStore()
  const today = computed(() => clock.today)
  const days = shallowRef<readonly DayRecord[]>([])
  const dailyDays = shallowRef<readonly StudyDay[]>([])

  const dailyStreak = computed(() => dayStreak(dailyDays.value, today.value))
  const dailyDone = computed(() => dailyDays.value.includes(today.value))

  /** The last days up to today, each present even when nothing was answered. */
  const lastDays = computed(() =>
    Array.from({ length: LAST_DAYS }, (_, at) => {
      const day = today.value - LAST_DAYS + 1 + at
      const record = days.value.find((candidate) => candidate.day === day)
      return { day, answered: record?.answered ?? 0, right: record?.right ?? 0 }
    }),
  )

  const totals = computed(() => {
    let answered = 0
    let right = 0
    for (const record of learner.records.values()) {
      answered += record.answered
      right += record.right
    }
    // What was retired since stays in the sums of answers, but is no part of the bank that is still to be seen.
    const questions = bank.index?.questions ?? []
    const seen = questions.filter(({ id }) => learner.records.has(id)).length
    return { answered, right, seen, questions: questions.length }
  })

  const chapters = computed<ChapterProgress[]>(() =>
    (bank.index?.chapters ?? []).map(({ id, title }) => {
      const own = (bank.index?.questions ?? []).filter((question) => question.chapter === id)
      const records = own.map((question) => learner.records.get(question.id)).filter((record) => !!record)
      return {
        id,
        title,
        total: own.length,
        seen: records.length,
        answered: records.reduce((sum, record) => sum + record.answered, 0),
        right: records.reduce((sum, record) => sum + record.right, 0),
      }
    }),
  )

  /** What 今日 shows: the sums and the streak of daily tens. */
  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    const [daily] = await Promise.all([kept.finishedDailyDays(name, MOST_DAYS), loadSums()])
    dailyDays.value = daily
  }

  async function loadSums(): Promise<void> {
    const [{ bank: name }, kept] = await Promise.all([bank.loadIndex(), storage.ready()])
    clock.look()
    // What this page load has read and kept up to date is shown at once; another tab's answers follow a moment later.
    const isThere = learner.loaded
    const records = isThere ? learner.load().catch(() => undefined) : learner.ready()
    days.value = await kept.dayRecords(name, today.value - LAST_DAYS + 1, today.value)
    if (!isThere) await records
  }

  return { today, days, dailyDays, dailyStreak, dailyDone, lastDays, totals, chapters, load, loadSums }
})

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { dueFacts, dueQuestions, minutesFor } from '../quiz/memory/due.ts'
import type { FactRecords } from '../quiz/memory/due.ts'
import type { PaceRecord } from '../quiz/memory/pace.ts'
import type { FactId, QuestionSummary } from '../quiz/question.ts'
import { useBankStore } from './bank.ts'
import { useLearnerStore } from './learner.ts'
import { useSettingsStore } from './settings.ts'
import { useStorageStore } from './storage.ts'
import { useTodayStore } from './today.ts'

export interface DueToday {
  readonly questions: readonly QuestionSummary[]
  /** How many facts are due again, and how many are new. */
  readonly due: number
  readonly fresh: number
  readonly minutes: number
}

/** What the learner is expected to remember of each fact, and what is therefore due. */
export const useMemoryStore = defineStore('memory', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const settings = useSettingsStore()
  const learner = useLearnerStore()

  const clock = useTodayStore()
  const today = computed(() => clock.today)
  const facts = shallowRef<FactRecords>(new Map())
  const paces = shallowRef<readonly PaceRecord[]>([])

  async function load(): Promise<void> {
    await Promise.all([loadFacts(), learner.ready()])
  }

  /** Without the questions' own records, which only the choice of what to ask needs. */
  async function loadFacts(): Promise<void> {
    const [{ bank: name }, kept] = await Promise.all([bank.loadIndex(), storage.ready()])
    const [records, pace] = await Promise.all([kept.factRecords(name), kept.paceRecords(name)])
    clock.look()
    facts.value = new Map(records.map((record) => [record.fact, record] as const))
    paces.value = pace
  }

  const dueToday = computed<DueToday>(() => {
    const all = bank.index?.questions ?? []
    const found = dueFacts(all, facts.value, settings.memoryRule, today.value)
    const questions = dueQuestions(all, facts.value, found, (id) => learner.records.get(id)?.lastAt ?? 0)
    return {
      questions,
      due: found.due.length,
      fresh: found.fresh.length,
      minutes: minutesFor(questions, paces.value),
    }
  })

  /** Facts that the bank still asks. */
  const factsInPractice = computed<ReadonlySet<FactId>>(
    () => new Set((bank.index?.questions ?? []).flatMap((question) => question.facts)),
  )

  return { today, facts, paces, dueToday, factsInPractice, load, loadFacts }
})

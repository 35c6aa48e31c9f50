import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { CALIBRATED_FROM, calibrationOf, predictionsOf } from '../quiz/memory/calibration.ts'
import type { FactHistory } from '../quiz/memory/fact-history.ts'
import { fitWeights, FITTED_FROM } from '../quiz/memory/fit.ts'
import type { FitResult } from '../quiz/memory/fit.ts'
import { firstRightShare, newPerDayNeeded, planTowards } from '../quiz/memory/plan.ts'
import type { Plan } from '../quiz/memory/plan.ts'
import { DEFAULT_MODEL, memoryModel } from '../quiz/memory/replay.ts'
import type { Weights } from '../quiz/memory/replay.ts'
import type { StudyDay } from '../quiz/study-day.ts'
import { useBankStore } from './bank.ts'
import { aMomentLater } from './clock.ts'
import { useMemoryStore } from './memory.ts'
import { useSettingsStore } from './settings.ts'
import { useStorageStore } from './storage.ts'

/** The plan towards a date, its calibration, and FSRS parameters fitted to the learner. */
export const usePlanStore = defineStore('plan', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const settings = useSettingsStore()
  const memory = useMemoryStore()

  const histories = shallowRef<readonly FactHistory[]>([])
  const weights = shallowRef<Weights | null>(null)
  const fitting = ref(false)
  const fitResult = shallowRef<FitResult | null>(null)

  const model = computed(() => (weights.value ? memoryModel(weights.value) : DEFAULT_MODEL))
  const predictions = computed(() => predictionsOf(histories.value, model.value))
  /** Number of reviews so far. */
  const reviews = computed(() => predictions.value.length)
  const calibration = computed(() =>
    reviews.value < CALIBRATED_FROM ? null : calibrationOf(predictions.value),
  )
  const canFit = computed(() => reviews.value >= FITTED_FROM)
  const firstRight = computed(() => firstRightShare(histories.value))

  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    const [rows, own] = await Promise.all([kept.factHistories(name), kept.memoryWeights(), memory.load()])
    histories.value = rows
    weights.value = own
  }

  const known = computed(() =>
    [...memory.facts.values()].filter(({ fact }) => memory.factsInPractice.has(fact)),
  )
  const unseen = computed(() => memory.factsInPractice.size - known.value.length)

  function planFor(date: StudyDay): Plan {
    const { newPerDay, retention } = settings.memoryRule
    return planTowards(
      {
        today: memory.today,
        date,
        known: known.value.map((record) => record.memory),
        unseen: unseen.value,
        newToday: memory.dueToday.fresh,
        newPerDay,
        retention,
        firstRight: firstRight.value ?? 0.5,
      },
      model.value,
    )
  }

  /** New facts a day needed to see all in time. */
  function neededFor(date: StudyDay): number {
    const metToday = known.value.filter(({ firstDay }) => firstDay === memory.today).length
    return newPerDayNeeded(unseen.value, memory.today, date, metToday)
  }

  /** Fits FSRS to the learner's reviews and keeps the result only if it predicts better. Yields to the page. */
  async function fit(): Promise<void> {
    if (fitting.value) return
    fitting.value = true
    try {
      const work = fitWeights(histories.value)
      let step = work.next()
      while (!step.done) {
        await aMomentLater()
        step = work.next()
      }
      if (step.value.ok && step.value.better) await use(step.value.weights)
      fitResult.value = step.value
    } finally {
      fitting.value = false
    }
  }

  /** Restores the default FSRS parameters. */
  async function forgetFit(): Promise<void> {
    await use(null)
    fitResult.value = null
  }

  async function use(next: Weights | null): Promise<void> {
    await (await storage.ready()).useMemoryWeights(next)
    weights.value = next
    await memory.load()
  }

  return {
    histories,
    weights,
    fitting,
    fitResult,
    reviews,
    calibration,
    canFit,
    firstRight,
    unseen,
    load,
    planFor,
    neededFor,
    fit,
    forgetFit,
  }
})

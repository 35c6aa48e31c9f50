import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { drillCard } from '../quiz/confusion/drill-card.ts'
import type { DrillCard } from '../quiz/confusion/drill-card.ts'
import type { DrillRecord, DrillRound } from '../quiz/confusion/drill-round.ts'
import { pairsFrom, pairsToDrill } from '../quiz/confusion/pairs.ts'
import type { BankView } from '../quiz/confusion/pairs.ts'
import type { SlipRecord } from '../quiz/confusion/slips.ts'
import { seededRandom, shuffled } from '../quiz/random.ts'
import { comparable } from '../quiz/typed-text.ts'
import { useBankStore } from './bank.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useStorageStore } from './storage.ts'
import { useTodayStore } from './today.ts'

/** Values that this learner takes for each other, and drills that put them side by side. */
export const useConfusionsStore = defineStore('confusions', () => {
  const bank = useBankStore()
  const storage = useStorageStore()

  const slips = shallowRef<readonly SlipRecord[]>([])
  const drills = shallowRef<readonly DrillRecord[]>([])
  const clock = useTodayStore()
  const today = computed(() => clock.today)
  const loaded = ref(false)

  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    const [ofQuestions, ofPairs] = await Promise.all([kept.slipRecords(name), kept.drillRecords(name)])
    // Whole: what counts as a value must not depend on which chapters happen to be there.
    if (ofQuestions.length > 0) await bank.loadEverything()
    clock.look()
    slips.value = ofQuestions
    drills.value = ofPairs
    loaded.value = true
  }

  const values = computed(() => {
    const known = new Set<string>()
    for (const { facts, questions } of bank.contents.values()) {
      for (const { keys } of facts) for (const key of keys) known.add(comparable(key))
      for (const question of questions) {
        if (question.form === 'single') for (const { text } of question.options) known.add(comparable(text))
        if (question.form === 'blank')
          for (const text of question.accept) known.add(comparable(text + (question.unit ?? '')))
      }
    }
    return known
  })
  const view = computed<BankView>(() => ({
    question: bank.question,
    fact: bank.fact,
    isInPractice: (id) => bank.summary(id) !== undefined,
    isValue: (text) => values.value.has(comparable(text)),
  }))

  /** All pairs, open and cooled. */
  const pairs = computed(() => pairsFrom(slips.value, drills.value, view.value))
  /** Those that a drill asks now. */
  const now = computed(() => pairsToDrill(pairs.value, today.value))
  const openCount = computed(() => pairs.value.filter(({ heat }) => heat.state === 'open').length)

  /** The cards of one drill, values and gaps in an order of chance; empty when there is nothing to drill. */
  function deal(): DrillCard[] {
    const asked = new Set((bank.index?.questions ?? []).flatMap((question) => question.facts))
    const facts = (bank.index?.chapters ?? [])
      .flatMap(({ id }) => bank.contents.get(id)?.facts ?? [])
      .filter(({ id }) => asked.has(id))
    // Chance enters here; the order follows from it.
    const random = seededRandom(`${storage.ids.sessionId()}/drill`)
    return now.value.map((pair) => {
      const card = drillCard(pair, facts, view.value)
      const gaps = shuffled(card.gaps, random)
      if (random.below(2) === 0) return { ...card, gaps }
      const values = [card.values[1], card.values[0]] as const
      return { ...card, values, gaps: gaps.map((gap) => ({ ...gap, wanted: gap.wanted === 0 ? 1 : 0 })) }
    })
  }

  /** What a card gone through says to the log; `chosen` has one side for each gap. */
  function roundOf(card: DrillCard, chosen: readonly (0 | 1)[]): DrillRound {
    const doneAt = nowMs()
    return {
      id: storage.ids.attemptId(),
      bank: bank.index?.bank ?? '',
      edition: bank.index?.edition ?? '',
      pair: card.pair.key,
      picks: card.gaps.map(({ place, wanted }, at) => ({
        place,
        wanted: card.values[wanted],
        chosen: card.values[chosen[at] ?? wanted],
      })),
      clean: card.gaps.every(({ wanted }, at) => chosen[at] === wanted),
      doneAt,
      day: studyDayAt(doneAt),
    }
  }

  /** Resolves when the round is kept, and rejects when it is not. The same round may be given again. */
  async function save(round: DrillRound): Promise<void> {
    const kept = await storage.ready()
    await kept.saveDrillRound(round)
    drills.value = await kept.drillRecords(round.bank)
    clock.look()
  }

  return { slips, drills, today, loaded, pairs, now, openCount, load, deal, roundOf, save }
})

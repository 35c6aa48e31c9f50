import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Correction, LogEntry } from '../quiz/attempt.ts'
import type { QuestionId } from '../quiz/question.ts'
import type { LearnerView } from '../quiz/practice.ts'
import type { QuestionRecord } from '../quiz/records.ts'
import { isInWrongBook, wrongBookState } from '../quiz/wrong-book.ts'
import type { WrongBookState } from '../quiz/wrong-book.ts'
import { useBankStore } from './bank.ts'
import { nowMs } from './clock.ts'
import { useSettingsStore } from './settings.ts'
import { useStorageStore } from './storage.ts'

/** What this learner has done with each question: records, stars, and where each stands in the wrong book. */
export const useLearnerStore = defineStore('learner', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const settings = useSettingsStore()

  const records = shallowRef<ReadonlyMap<QuestionId, QuestionRecord>>(new Map())
  const stars = shallowRef<ReadonlySet<QuestionId>>(new Set())
  const loaded = shallowRef(false)

  let firstLoad: Promise<void> | null = null

  /** The first reading of this page load, shared by all who need it; `load` reads anew. */
  async function ready(): Promise<void> {
    if (loaded.value) return
    firstLoad ??= load().finally(() => (firstLoad = null))
    await firstLoad
  }

  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    const [rows, starred] = await Promise.all([kept.questionRecords(name), kept.starredQuestions(name)])
    records.value = new Map(rows.map((row) => [row.question, row]))
    stars.value = new Set(starred)
    loaded.value = true
  }

  /** Reads one question's record again after something was written about it. */
  async function refresh(question: QuestionId): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const record = await (await storage.ready()).questionRecord(name, question)
    const next = new Map(records.value)
    if (record) next.set(question, record)
    else next.delete(question)
    records.value = next
  }

  const view = computed<LearnerView>(() => ({
    hasSeen: (id) => records.value.has(id),
    hasStarred: (id) => stars.value.has(id),
  }))

  function stateOf(question: QuestionId): WrongBookState {
    return wrongBookState(records.value.get(question), settings.wrongBookRule)
  }

  /** Questions in the wrong book, the newest miss first. Questions the bank has retired are not asked again. */
  const wrongBook = computed(() => {
    // Taken out of the stores once and not for every record: there are as many as the bank has questions.
    const rule = settings.wrongBookRule
    const { summaries } = bank
    return [...records.value.values()]
      .filter((record) => isInWrongBook(record, rule) && summaries.has(record.question))
      .sort((a, b) => (b.lastMissAt ?? 0) - (a.lastMissAt ?? 0))
  })

  /** Questions that were won back or taken out by hand, and missed ones that the bank has retired since. */
  const archive = computed(() => {
    const rule = settings.wrongBookRule
    return [...records.value.values()].filter((record) => {
      const { state } = wrongBookState(record, rule)
      return (
        state === 'won-back' || state === 'removed' || (state === 'in' && bank.isRetired(record.question))
      )
    })
  })

  /** Everything the log says about one question, in its order. */
  async function historyOf(question: QuestionId): Promise<LogEntry[]> {
    const { bank: name } = await bank.loadIndex()
    return (await storage.ready()).history(name, question)
  }

  async function toggleStar(question: QuestionId): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const starred = !stars.value.has(question)
    await (await storage.ready()).setStar(name, question, starred)
    const next = new Set(stars.value)
    if (starred) next.add(question)
    else next.delete(question)
    stars.value = next
  }

  async function moveByHand(question: QuestionId, kind: 'remove' | 'put-back'): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    await correct({ id: storage.ids.attemptId(), kind, bank: name, question, madeAt: nowMs() })
  }

  async function correct(correction: Correction): Promise<void> {
    await (await storage.ready()).saveCorrection(correction)
    await refresh(correction.question)
  }

  return {
    records,
    stars,
    loaded,
    view,
    wrongBook,
    archive,
    ready,
    load,
    refresh,
    stateOf,
    historyOf,
    toggleStar,
    moveByHand,
    correct,
  }
})

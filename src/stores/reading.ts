import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { keepReadingPlace, readingPlace } from '../db/reading-place.ts'
import type { Question } from '../quiz/question.ts'
import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { useBankStore } from './bank.ts'

/** 背题: a chapter's questions with answers, one by one, resuming where the reader stopped. */
export const useReadingStore = defineStore('reading', () => {
  const bank = useBankStore()
  const chapter = ref('')
  const position = ref(0)

  const questions = computed<readonly Question[]>(() =>
    (bank.index?.questions ?? [])
      .filter((summary) => summary.chapter === chapter.value)
      .map((summary) => bank.question(summary.id))
      .filter((question) => question !== undefined),
  )
  const question = computed(() => questions.value[position.value])

  /** Under which its place is kept: chapters of two banks may have one id. */
  const place = computed(() => {
    const { bank: name } = bank.loader
    return name === BUILT_IN_BANK ? chapter.value : `${name}/${chapter.value}`
  })

  /** Resolves to false when there is no such chapter. */
  async function open(id: string): Promise<boolean> {
    const { chapters } = await bank.loadIndex()
    if (!chapters.some((known) => known.id === id)) return false
    await bank.loadChapters([id])
    chapter.value = id
    const left = readingPlace(place.value)
    position.value = Math.max(
      0,
      questions.value.findIndex((candidate) => candidate.id === left),
    )
    return true
  }

  function step(by: 1 | -1): void {
    const target = position.value + by
    const next = questions.value[target]
    if (!next) return
    position.value = target
    keepReadingPlace(place.value, next.id)
  }

  return { chapter, position, questions, question, open, step }
})

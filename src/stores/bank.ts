import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { assetBankLoader } from '../bank/load.ts'
import { readQuestionNote } from '../bank/noted-question.ts'
import type { NotedQuestion } from '../bank/noted-question.ts'
import { notedQuestion, noteQuestion } from '../db/session-note.ts'
import type { BankIndex, ChapterContent, Giveaways } from '../quiz/bank.ts'
import type { Fact, FactId, Question, QuestionId, QuestionSummary } from '../quiz/question.ts'

/** The current bank. One page load shows one bank. */
export const useBankStore = defineStore('bank', () => {
  const loader = shallowRef(assetBankLoader())
  /** Another bank has been chosen: src/app/AppShell.vue loads the page anew. */
  const isLeft = shallowRef(false)
  const index = shallowRef<BankIndex | null>(null)
  const contents = shallowRef<ReadonlyMap<string, ChapterContent>>(new Map())
  /** Null until somebody has asked for one. */
  const retired = shallowRef<readonly Question[] | null>(null)
  const giveaways = shallowRef<Giveaways | null>(null)
  /** The question of the waiting round, known before the bank's files are loaded. */
  const noted = shallowRef<NotedQuestion | null>(null)
  /** Set when the index or a chapter could not be loaded; the next call tries again. */
  const failed = shallowRef(false)

  const summaries = computed(
    () => new Map((index.value?.questions ?? []).map((summary) => [summary.id, summary] as const)),
  )
  const questions = computed(() => {
    const all = new Map((retired.value ?? []).map((question) => [question.id, question] as const))
    for (const content of contents.value.values())
      for (const question of content.questions) all.set(question.id, question)
    return all
  })
  const facts = computed(() => {
    const all = new Map<FactId, Fact>()
    for (const content of contents.value.values()) for (const fact of content.facts) all.set(fact.id, fact)
    return all
  })

  const indexLoading = shallowRef<Promise<BankIndex> | null>(null)
  const chaptersLoading = new Map<string, Promise<void>>()

  function loadIndex(): Promise<BankIndex> {
    indexLoading.value ??= trying(loader.value.loadIndex()).then(
      (loaded) => (index.value = loaded),
      (error: unknown) => {
        indexLoading.value = null
        throw error
      },
    )
    return indexLoading.value
  }

  async function loadChapters(chapters: Iterable<string>): Promise<void> {
    await Promise.all([...chapters].map(loadChapter))
  }

  function loadChapter(chapter: string): Promise<void> {
    const known = chaptersLoading.get(chapter)
    if (known) return known
    const loading = trying(loader.value.loadChapter(chapter)).then(
      (content) => {
        contents.value = new Map([...contents.value, [chapter, content]])
      },
      (error: unknown) => {
        chaptersLoading.delete(chapter)
        throw error
      },
    )
    chaptersLoading.set(chapter, loading)
    return loading
  }

  async function trying<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work
      failed.value = false
      return result
    } catch (error) {
      failed.value = true
      throw error
    }
  }

  /**
   * Makes sure that `question(id)` answers for all of these, and `fact` for theirs. One that is no longer asked stays
   * unknown where its file has not come yet: it follows when the app is at rest.
   */
  async function loadQuestions(ids: readonly QuestionId[]): Promise<void> {
    await loadIndex()
    if (ids.some((id) => !summaries.value.has(id)))
      retired.value ??= await loader.value.loadRetired().catch(() => null)
    const chapters = ids.map((id) => (summaries.value.get(id) ?? questions.value.get(id))?.chapter)
    await loadChapters(new Set(chapters.filter((chapter) => chapter !== undefined)))
  }

  async function loadEverything(): Promise<void> {
    const { chapters } = await loadIndex()
    await loadChapters(chapters.map(({ id }) => id))
  }

  /** Cached after the first call. Callers handle failure: a paper can be drawn without this list. */
  async function loadGiveaways(): Promise<Giveaways> {
    const loaded = await loadIndex()
    giveaways.value ??= await loader.value.loadGiveaways(loaded)
    return giveaways.value
  }

  /** Remembers the question on the screen for the next load of the app. */
  function note(shown: Question): void {
    const what = { question: shown, chapterTitle: chapterTitle(shown.chapter) }
    import('../bank/question-note.ts').then(
      ({ questionNote }) => noteQuestion(questionNote(what)),
      // Without the hint, the next load waits for the bank.
      () => undefined,
    )
  }

  /** Takes the question from the note, until its chapter is there. Returns whether it was noted. */
  function takeNoted(id: QuestionId): boolean {
    const found = readQuestionNote(notedQuestion())
    if (found?.question.id !== id) return false
    noted.value = found
    return true
  }

  const question = (id: QuestionId): Question | undefined =>
    questions.value.get(id) ?? (noted.value?.question.id === id ? noted.value.question : undefined)
  const fact = (id: FactId): Fact | undefined => facts.value.get(id)
  const summary = (id: QuestionId): QuestionSummary | undefined => summaries.value.get(id)
  /** Retired questions: no longer asked, but the log, results and the archive still refer to them. */
  const isRetired = (id: QuestionId): boolean => index.value !== null && !summaries.value.has(id)
  const chapterTitle = (id: string): string =>
    index.value
      ? (index.value.chapters.find((chapter) => chapter.id === id)?.title ?? '')
      : noted.value?.question.chapter === id
        ? noted.value.chapterTitle
        : ''

  return {
    loader,
    isLeft,
    index,
    contents,
    retired,
    giveaways,
    failed,
    noted,
    summaries,
    questions,
    facts,
    indexLoading,
    loadIndex,
    loadChapters,
    loadQuestions,
    loadEverything,
    loadGiveaways,
    note,
    takeNoted,
    question,
    fact,
    summary,
    isRetired,
    chapterTitle,
  }
})

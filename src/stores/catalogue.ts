import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { coverageOf } from '../quiz/coverage.ts'
import type { Coverage } from '../quiz/coverage.ts'
import type { Fact, FactId, FactKind, Question, QuestionId } from '../quiz/question.ts'
import type { FactRecord } from '../quiz/memory/fact-record.ts'
import { buildSearch, searchQuestions, searchText, searchWords } from '../quiz/search.ts'
import { useBankStore } from './bank.ts'
import { useLearnerStore } from './learner.ts'
import { useStorageStore } from './storage.ts'

/** More than anyone reads; with it a search through 100,000 questions stays as quick as through a thousand. */
const MOST_HITS = 2000

export interface CatalogueFilter {
  /** Empty texts stand for any. */
  chapter: string
  paragraph: string
  kind: FactKind | ''
}

export interface ParagraphCoverage extends Coverage {
  readonly paragraph: string
}

/** 题库: what the bank holds, found by place, kind or words, and how well the learner knows it. */
export const useCatalogueStore = defineStore('catalogue', () => {
  const bank = useBankStore()
  const learner = useLearnerStore()
  const storage = useStorageStore()

  // Kept while the app is open, so that coming back from a round finds the page as it was left.
  const filter = reactive<CatalogueFilter>({ chapter: '', paragraph: '', kind: '' })
  const query = shallowRef('')
  const factRecords = shallowRef<ReadonlyMap<FactId, FactRecord>>(new Map())

  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    const [records] = await Promise.all([kept.factRecords(name), learner.load(), bank.loadEverything()])
    factRecords.value = new Map(records.map((record) => [record.fact, record]))
  }

  /** Questions in practice, in authored order. */
  const questions = computed<readonly Question[]>(() =>
    (bank.index?.questions ?? [])
      .map(({ id }) => bank.question(id))
      .filter((question) => question !== undefined),
  )
  const questionsOfFact = computed(() => {
    const all = new Map<FactId, Question[]>()
    for (const question of questions.value)
      for (const fact of question.facts) {
        const own = all.get(fact)
        if (own) own.push(question)
        else all.set(fact, [question])
      }
    return all
  })
  const facts = computed<readonly Fact[]>(() =>
    (bank.index?.chapters ?? []).flatMap(({ id }) => bank.contents.get(id)?.facts ?? []),
  )

  const matchesFilter = (fact: Fact): boolean =>
    (!filter.chapter || fact.chapter === filter.chapter) &&
    (!filter.paragraph || fact.paragraph === filter.paragraph) &&
    (!filter.kind || fact.kind === filter.kind)
  const isFiltered = computed(() => Boolean(filter.chapter || filter.paragraph || filter.kind))

  /** The facts that the filter leaves. */
  const listedFacts = computed(() => facts.value.filter(matchesFilter))
  /** All their questions, each once. */
  const listedQuestions = computed<readonly QuestionId[]>(() => [
    ...new Set(listedFacts.value.flatMap(({ id }) => questionsOf(id)).map(({ id }) => id)),
  ])

  const words = computed(() => searchWords(query.value))
  // Built when it is first needed and again only when the bank changes.
  const search = computed(() =>
    buildSearch(questions.value.map((question) => searchText(question, bank.fact))),
  )
  /** What the words find among the questions that the filter leaves. */
  const hits = computed(() => {
    const isWanted = (id: QuestionId): boolean =>
      (bank.question(id)?.facts ?? []).some((fact) => {
        const known = bank.fact(fact)
        return known !== undefined && matchesFilter(known)
      })
    return searchQuestions(search.value, query.value, MOST_HITS, isFiltered.value ? isWanted : undefined)
  })

  /** Every paragraph of the source, by chapter. */
  const coverage = computed(() =>
    (bank.index?.chapters ?? []).map(({ id, title, source, paragraphs }) => ({
      id,
      title,
      source,
      paragraphs: paragraphs.map((paragraph): ParagraphCoverage => ({
        paragraph,
        ...coverageOf(
          (bank.index?.questions ?? []).filter((question) => question.paragraph === paragraph),
          (question) => learner.records.get(question),
        ),
      })),
    })),
  )

  /** Makes ready what the first key would otherwise wait for. */
  function prepareSearch(): void {
    void search.value
  }

  function questionsOf(fact: FactId): readonly Question[] {
    return questionsOfFact.value.get(fact) ?? []
  }

  function factRecord(fact: FactId): FactRecord | undefined {
    return factRecords.value.get(fact)
  }

  /** Shows one paragraph, or everything again when it is the one that is shown. */
  function toggleParagraph(paragraph: string): void {
    const isShown = filter.paragraph === paragraph
    filter.paragraph = isShown ? '' : paragraph
    filter.chapter = isShown ? '' : chapterOf(paragraph)
  }

  /** Another chapter than that of the chosen paragraph lets the paragraph go. */
  function showChapter(chapter: string): void {
    filter.chapter = chapter
    if (filter.paragraph && chapterOf(filter.paragraph) !== chapter) filter.paragraph = ''
  }

  function showEverything(): void {
    Object.assign(filter, { chapter: '', paragraph: '', kind: '' })
  }

  function chapterOf(paragraph: string): string {
    return bank.index?.chapters.find(({ paragraphs }) => paragraphs.includes(paragraph))?.id ?? ''
  }

  return {
    filter,
    query,
    factRecords,
    facts,
    questions,
    isFiltered,
    listedFacts,
    listedQuestions,
    words,
    hits,
    coverage,
    load,
    prepareSearch,
    questionsOf,
    factRecord,
    toggleParagraph,
    showChapter,
    showEverything,
  }
})

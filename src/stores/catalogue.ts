import { defineStore } from 'pinia'
import { computed, reactive, shallowRef } from 'vue'
import { joinedTables } from '../quiz/clean-text.ts'
import { coverageOf } from '../quiz/coverage.ts'
import type { Coverage } from '../quiz/coverage.ts'
import { paragraphName } from '../quiz/paragraph.ts'
import type { Fact, FactId, FactKind, Form, Question, QuestionId } from '../quiz/question.ts'
import type { FactRecord } from '../quiz/memory/fact-record.ts'
import { buildSearch, searchQuestions, searchText, searchWords } from '../quiz/search.ts'
import { useBankStore } from './bank.ts'
import { useLearnerStore } from './learner.ts'
import { useStorageStore } from './storage.ts'

/** More than anyone reads. The cap keeps a search of 100,000 questions as fast as one of 1,000. */
const MOST_HITS = 2000

export interface CatalogueFilter {
  /** An empty string matches everything. */
  chapter: string
  paragraph: string
  kind: FactKind | ''
  form: Form | ''
}

export interface ParagraphCoverage extends Coverage {
  readonly paragraph: string
}

const NOTHING_CHOSEN: CatalogueFilter = { chapter: '', paragraph: '', kind: '', form: '' }

/** 题库: browse and search the bank by place, kind or words, with the learner's coverage. */
export const useCatalogueStore = defineStore('catalogue', () => {
  const bank = useBankStore()
  const learner = useLearnerStore()
  const storage = useStorageStore()

  // Kept while the app is open, so that returning from a round restores the page.
  const filter = reactive<CatalogueFilter>({ ...NOTHING_CHOSEN })
  const query = shallowRef('')
  const factRecords = shallowRef<ReadonlyMap<FactId, FactRecord>>(new Map())

  const formName = shallowRef<(form: Form) => string>(() => '')

  /** `nameOf` gives a form's displayed name, so that searching 多选 finds its questions. */
  async function load(nameOf = formName.value): Promise<void> {
    formName.value = nameOf
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
    (!filter.kind || fact.kind === filter.kind) &&
    (!filter.form || questionsOf(fact.id).length > 0)
  const matchesForm = ({ form }: Question): boolean => !filter.form || form === filter.form
  const isFiltered = computed(() => Object.values(filter).some(Boolean))

  /** The facts that the filter leaves. */
  const listedFacts = computed(() => facts.value.filter(matchesFilter))
  /** All their questions, each once. */
  const listedQuestions = computed<readonly QuestionId[]>(() => [
    ...new Set(listedFacts.value.flatMap(({ id }) => questionsOf(id)).map(({ id }) => id)),
  ])

  /** Of all chapters. */
  const traditional = computed(() =>
    joinedTables([...bank.contents.values()].map((content) => content.traditional ?? '')),
  )
  const words = computed(() => searchWords(query.value, traditional.value))
  // Built when it is first needed and again only when the bank changes.
  const search = computed(() =>
    buildSearch(
      questions.value.map((question) =>
        searchText(question, bank.fact, [
          question.id,
          paragraphName(question.paragraph, bank.index?.chapters ?? []),
          formName.value(question.form),
        ]),
      ),
      traditional.value,
    ),
  )
  /** Search hits within the filter. */
  const hits = computed(() => {
    const isWanted = (id: QuestionId): boolean => {
      const question = bank.question(id)
      if (!question || !matchesForm(question)) return false
      return question.facts.some((fact) => {
        const known = bank.fact(fact)
        return known !== undefined && matchesFilter(known)
      })
    }
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

  /** Builds the index early, so that the first keystroke does not wait for it. */
  function prepareSearch(): void {
    void search.value
  }

  /** Those that the filter leaves. */
  function questionsOf(fact: FactId): readonly Question[] {
    return (questionsOfFact.value.get(fact) ?? []).filter(matchesForm)
  }

  function factRecord(fact: FactId): FactRecord | undefined {
    return factRecords.value.get(fact)
  }

  /** Selects a paragraph, or clears the selection if it is already selected. */
  function toggleParagraph(paragraph: string): void {
    const isShown = filter.paragraph === paragraph
    filter.paragraph = isShown ? '' : paragraph
    filter.chapter = isShown ? '' : chapterOf(paragraph)
  }

  /** Selecting another chapter clears the selected paragraph. */
  function showChapter(chapter: string): void {
    filter.chapter = chapter
    if (filter.paragraph && chapterOf(filter.paragraph) !== chapter) filter.paragraph = ''
  }

  function showEverything(): void {
    Object.assign(filter, NOTHING_CHOSEN)
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

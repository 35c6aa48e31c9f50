// Builders of questions as the rules see them, with neutral fixed defaults, about a village that is in no newspaper.
import type { BankIndex, BankLoader, ChapterContent } from '../../src/quiz/bank.ts'
import type {
  BlankQuestion,
  Fact,
  FactId,
  GapsQuestion,
  JudgeQuestion,
  MatchQuestion,
  MultipleQuestion,
  OrderQuestion,
  Question,
  QuestionId,
  QuestionSummary,
  ShortQuestion,
  SingleQuestion,
} from '../../src/quiz/question.ts'

export const questionId = (text: string): QuestionId => text as QuestionId
export const factId = (text: string): FactId => text as FactId

const common = {
  id: questionId('s1p1-01a'),
  chapter: 's1',
  paragraph: 'S1P1',
  difficulty: 2 as const,
  facts: [factId('s1p1-01')],
  stem: '青山村修了多少座桥？',
  explanation: '青山村修桥12座。',
}

export function aSingle(changes: Partial<SingleQuestion> = {}): SingleQuestion {
  return {
    ...common,
    form: 'single',
    options: [
      { id: 'a', text: '21座' },
      { id: 'b', text: '12座' },
      { id: 'c', text: '20座' },
      { id: 'd', text: '10座' },
    ],
    right: 'b',
    ...changes,
  }
}

export function aMultiple(changes: Partial<MultipleQuestion> = {}): MultipleQuestion {
  return {
    ...common,
    form: 'multiple',
    stem: '青山村做了哪些事？',
    options: [
      { id: 'a', text: '修桥' },
      { id: 'b', text: '采石' },
      { id: 'c', text: '种树' },
      { id: 'd', text: '养鱼' },
    ],
    right: ['a', 'c'],
    ...changes,
  }
}

export function aJudge(changes: Partial<JudgeQuestion> = {}): JudgeQuestion {
  return { ...common, form: 'judge', stem: '青山村修了12座桥。', right: true, ...changes }
}

export function aBlank(changes: Partial<BlankQuestion> = {}): BlankQuestion {
  return { ...common, form: 'blank', stem: '青山村修了____座桥。', accept: ['12'], unit: '座', ...changes }
}

export function anOrder(changes: Partial<OrderQuestion> = {}): OrderQuestion {
  return {
    ...common,
    form: 'order',
    stem: '把青山村做的事按先后排列。',
    items: [
      { id: 'a', text: '修桥' },
      { id: 'b', text: '种树' },
      { id: 'c', text: '养鱼' },
    ],
    ...changes,
  }
}

export function aMatch(changes: Partial<MatchQuestion> = {}): MatchQuestion {
  return {
    ...common,
    form: 'match',
    stem: '把青山村做的事和数目对上。',
    left: [
      { id: 'a', text: '修桥' },
      { id: 'b', text: '种树' },
    ],
    right: [
      { id: 'r', text: '12座' },
      { id: 's', text: '5000棵' },
      { id: 't', text: '80%' },
    ],
    ...changes,
  }
}

export function aSummary(changes: Partial<QuestionSummary> = {}): QuestionSummary {
  const { id, chapter, paragraph, difficulty, facts } = common
  return { id, chapter, paragraph, difficulty, facts, form: 'single', ...changes }
}

/** A summary with an id of its own that rests on the named facts. */
export function onFacts(id: string, ...facts: readonly string[]): QuestionSummary {
  return aSummary({ id: questionId(id), facts: facts.map(factId) })
}

export function aFact(changes: Partial<Fact> = {}): Fact {
  return {
    id: factId('s1p1-01'),
    paragraph: 'S1P1',
    chapter: 's1',
    kind: 'count',
    statement: '青山村修了12座桥。',
    keys: ['12'],
    ...changes,
  }
}

export interface SampleBank {
  readonly index: BankIndex
  readonly chapters: readonly ChapterContent[]
  readonly retired?: readonly Question[]
}

export const SOURCE = {
  newspaper: '《绿水报》',
  date: '2030-01-02',
  title: '青山村的一年',
  authors: '甲、乙',
}
export const CHAPTERS = [
  { id: 's1', title: '修桥', source: '第一部分', paragraphs: ['S1P1', 'S1P2'] },
  { id: 's2', title: '种树', source: '第二部分', paragraphs: ['S2P1'] },
]

/** A bank of these questions, with a fact for every fact they name. */
export function bankOf(questions: readonly Question[]): SampleBank {
  const facts = [
    ...new Map(
      questions.flatMap((question) =>
        question.facts.map((id) => [
          id,
          aFact({ id, chapter: question.chapter, paragraph: question.paragraph }),
        ]),
      ),
    ).values(),
  ]
  return {
    index: {
      bank: 'qingshan',
      edition: '2030.01',
      title: '青山千题',
      source: SOURCE,
      chapters: CHAPTERS,
      questions: questions.map(({ id, chapter, paragraph, form, difficulty, facts }) => ({
        id,
        chapter,
        paragraph,
        form,
        difficulty,
        facts,
      })),
    },
    chapters: CHAPTERS.map(({ id: chapter }) => ({
      chapter,
      facts: facts.filter((fact) => fact.chapter === chapter),
      questions: questions.filter((question) => question.chapter === chapter),
    })),
  }
}

/** One question of each form in the first chapter, ids `s1p1-01a` to `s1p1-06a`, in the order of FORMS. */
export const ONE_OF_EACH: readonly Question[] = [aSingle, aMultiple, aJudge, aBlank, anOrder, aMatch].map(
  (build, at) => build({ id: questionId(`s1p1-0${at + 1}a`), facts: [factId(`s1p1-0${at + 1}`)] }),
)

/** {@link ONE_OF_EACH}, and 24 judge questions in the second chapter, `s2p1-01a` to `s2p1-24a`. */
export function sampleBank(): SampleBank {
  const judges = Array.from({ length: 24 }, (_, at) => {
    const name = `s2p1-${String(at + 1).padStart(2, '0')}`
    return aJudge({
      id: questionId(`${name}a`),
      facts: [factId(name)],
      chapter: 's2',
      paragraph: 'S2P1',
      stem: `青山村种了${at + 1}棵树。`,
    })
  })
  return bankOf([...ONE_OF_EACH, ...judges])
}

export function loaderOf(bank: SampleBank): BankLoader {
  return {
    bank: bank.index.bank,
    loadIndex: async () => bank.index,
    loadChapter: async (chapter) => {
      const content = bank.chapters.find((candidate) => candidate.chapter === chapter)
      if (!content) throw new Error(`no chapter ${chapter}`)
      return content
    },
    loadRetired: async () => bank.retired ?? [],
    loadGiveaways: async () => new Map(),
  }
}

export function aGaps(changes: Partial<GapsQuestion> = {}): GapsQuestion {
  return {
    ...common,
    form: 'gaps',
    stem: '青山村修了____座桥，种了____亩茶。',
    accept: [['12'], ['300', '三百']],
    ...changes,
  }
}

export function aShort(changes: Partial<ShortQuestion> = {}): ShortQuestion {
  return { ...common, form: 'short', stem: '青山村为什么修桥？', accept: ['为了方便孩子上学'], ...changes }
}

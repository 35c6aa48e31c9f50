// Authored data to what the app works with: roles and ids kept, everything only authors need left behind.
import type { BankIndex, Chapter, ChapterContent } from '../../quiz/bank.ts'
import type { Fact, FactId, Option, Question, QuestionId, QuestionSummary } from '../../quiz/question.ts'
import { tableFor } from '../../quiz/clean-text.ts'
import { withTraditional } from '../../quiz/typed-text.ts'
import { TRADITIONAL_CHARACTERS } from './traditional-characters.ts'
import { editionOf } from './edition.ts'
import { giveawayPairs } from './giveaways.ts'
import type { GiveawayPair } from './giveaways.ts'
import type { AuthoredBank, AuthoredFact, AuthoredPack, AuthoredQuestion } from './authored-bank.ts'

/** All there are, then what each stands for. */
const TRADITIONAL = traditionalTable()

function traditionalTable(): string {
  const pairs = TRADITIONAL_CHARACTERS.trim()
    .split(/\s+/)
    .flatMap((word) => [...word.slice(1)].map((traditional) => [traditional, word.charAt(0)] as const))
  return [0, 1].map((side) => pairs.map((pair) => pair[side]).join('')).join('')
}

export interface CompiledBank {
  /** Its edition follows from the content: see edition.ts. */
  readonly index: BankIndex
  readonly giveaways: readonly GiveawayPair[]
  readonly chapters: readonly ChapterContent[]
  readonly facts: readonly Fact[]
  /** All questions, retired ones too. */
  readonly questions: readonly Question[]
  readonly retired: ReadonlySet<QuestionId>
}

/**
 * Compiles an authored bank. Facts come in the order of chapters and paragraphs, within a paragraph as written. Run the
 * checks first: what they would refuse is compiled as it stands.
 */
export function compileBank(bank: AuthoredBank): CompiledBank {
  const chapters: ChapterContent[] = []
  const retired = new Set<QuestionId>()
  for (const chapter of bank.pack.chapters) {
    const authored = chapter.paragraphs.flatMap((paragraph) =>
      bank.facts.filter((fact) => fact.fileChapter === chapter.id && fact.paragraph === paragraph),
    )
    const questions = authored.flatMap((fact) =>
      fact.questions.map((question) => {
        const compiled = compileQuestion(fact, question)
        if (question.retired) retired.add(compiled.id)
        return compiled
      }),
    )
    const facts = authored.map(compileFact)
    const traditional = tableFor(JSON.stringify([facts, questions]), TRADITIONAL)
    chapters.push({
      chapter: chapter.id,
      facts,
      questions: questions.map((question) => withTraditional(question, traditional)),
      traditional,
    })
  }
  const questions = chapters.flatMap((chapter) => chapter.questions)
  const practised = questions.filter(({ id }) => !retired.has(id)).map(summaryOf)
  const giveaways = giveawayPairs(bank)
  const content = { ...headOf(bank.pack), questions: practised }
  return {
    index: { ...content, edition: editionOf(bank.pack.edition, content, questions, giveaways) },
    giveaways,
    chapters,
    facts: chapters.flatMap((chapter) => chapter.facts),
    questions,
    retired,
  }
}

function headOf(pack: AuthoredPack): Omit<BankIndex, 'edition' | 'questions'> {
  const chapters: readonly Chapter[] = pack.chapters
  return { bank: pack.id, title: pack.title, source: pack.source, chapters }
}

function compileFact(fact: AuthoredFact): Fact {
  const { id, paragraph, fileChapter, kind, statement, keys, derived } = fact
  return {
    id: id as FactId,
    paragraph,
    chapter: fileChapter,
    kind,
    statement,
    keys,
    ...(derived ? { derived: { from: derived.from as FactId[], sum: derived.sum } } : {}),
  }
}

function summaryOf({ id, chapter, paragraph, form, difficulty, facts }: Question): QuestionSummary {
  return { id, chapter, paragraph, form, difficulty, facts }
}

/** Compiles one question of a fact. */
export function compileQuestion(fact: AuthoredFact, question: AuthoredQuestion): Question {
  const common = {
    id: question.id as QuestionId,
    chapter: fact.fileChapter,
    paragraph: fact.paragraph,
    difficulty: question.difficulty,
    facts: [fact.id, ...question.also] as FactId[],
    stem: question.stem,
    explanation: question.why,
  }
  switch (question.form) {
    case 'single':
      return { ...common, form: 'single', options: question.options, right: question.answer }
    case 'multiple':
      return { ...common, form: 'multiple', options: question.options, right: question.answer }
    case 'judge':
      return {
        ...common,
        form: 'judge',
        right: question.answer,
        ...(question.swap ? { swap: question.swap } : {}),
      }
    case 'blank': {
      const { accept, unit } = question
      return { ...common, form: 'blank', accept, ...(unit === undefined ? {} : { unit }) }
    }
    case 'gaps':
      return { ...common, form: 'gaps', accept: question.accept }
    case 'short':
      return { ...common, form: 'short', accept: question.accept }
    case 'order':
      return { ...common, form: 'order', items: question.items }
    case 'match': {
      const left = question.pairs.map((pair): Option => ({ id: pair.id, text: pair.left }))
      const right = question.pairs.map((pair): Option => ({ id: rightSideId(pair.id), text: pair.right }))
      const extra = question.extra.map(({ id, text }): Option => ({ id: rightSideId(id), text }))
      return { ...common, form: 'match', left, right: [...right, ...extra] }
    }
  }
}

/** Right sides need ids of their own; they are made from the pair's, so they are as permanent. */
function rightSideId(id: string): string {
  return `${id}r`
}

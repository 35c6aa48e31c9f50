// Compiled bank to the files the app fetches; src/bank/parse-compiled.ts is the way back.
import type { BankIndex, ChapterContent } from '../../quiz/bank.ts'
import type { Fact, Option, Question, QuestionSummary } from '../../quiz/question.ts'
import {
  FORM_CODES,
  USUAL_FORM,
  USUAL_KIND,
  USUAL_LEVEL,
  usualFact,
  usualParagraph,
  WIRE_VERSION,
} from '../wire-format.ts'
import type {
  WireChapter,
  WireFact,
  WireGiveaways,
  WireIndex,
  WireOptions,
  WireQuestion,
} from '../wire-format.ts'
import type { GiveawayPair } from './giveaways.ts'

/** The index, grouped by chapter and paragraph so that nothing is said twice. */
export function indexToWire(index: BankIndex): WireIndex {
  const { bank, edition, title, source, chapters, questions } = index
  return {
    version: WIRE_VERSION,
    bank,
    edition,
    title,
    source,
    chapters: chapters.map((chapter) => ({
      id: chapter.id,
      title: chapter.title,
      source: chapter.source,
      paragraphs: Object.fromEntries(
        chapter.paragraphs.map((paragraph) => [
          paragraph,
          questions.filter((question) => question.paragraph === paragraph).map(summaryToWire),
        ]),
      ),
    })),
  }
}

function summaryToWire({ id, paragraph, form, difficulty, facts }: QuestionSummary): string {
  const name = id.slice(paragraph.length + 1)
  return [`${name}${FORM_CODES[form]}${difficulty}`, ...facts.slice(1)].join(' ')
}

/** Each pair once, under whichever of the two comes first in the index. */
export function giveawaysToWire(index: BankIndex, pairs: readonly GiveawayPair[]): WireGiveaways {
  const places = new Map<string, number>(index.questions.map(({ id }, place) => [id, place]))
  const rows = new Map<number, Set<number>>()
  for (const pair of pairs) {
    const [first, second] = pair.map((id) => places.get(id) ?? -1).sort((left, right) => left - right)
    if (first === undefined || second === undefined || first < 0) continue
    rows.set(first, (rows.get(first) ?? new Set()).add(second))
  }
  const inOrder = (places: Iterable<number>): number[] => [...places].sort((left, right) => left - right)
  return {
    version: WIRE_VERSION,
    edition: index.edition,
    questions: index.questions.length,
    pairs: inOrder(rows.keys()).map((first) => [first, ...inOrder(rows.get(first) ?? [])]),
  }
}

export function chapterToWire({ chapter, facts, questions }: ChapterContent): WireChapter {
  return {
    version: WIRE_VERSION,
    chapter,
    facts: facts.map(factToWire),
    questions: questions.map(questionToWire),
  }
}

function factToWire({ id, paragraph, kind, statement, keys, derived }: Fact): WireFact {
  return {
    id,
    ...(paragraph !== usualParagraph(id) && { paragraph }),
    ...(kind !== USUAL_KIND && { kind }),
    says: statement,
    keys,
    ...derived,
  }
}

function questionToWire(question: Question): WireQuestion {
  const { id, paragraph, form, difficulty, facts, stem, explanation } = question
  const [fact, ...more] = facts
  return {
    id,
    ...(paragraph !== usualParagraph(id) && { paragraph }),
    ...(form !== USUAL_FORM && { form }),
    ...(difficulty !== USUAL_LEVEL && { level: difficulty }),
    ...((fact !== usualFact(id) || more.length > 0) && { facts }),
    stem,
    why: explanation,
    ...answerToWire(question),
  }
}

function answerToWire(
  question: Question,
): Pick<WireQuestion, 'options' | 'others' | 'right' | 'unit' | 'swap'> {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return { options: optionsToWire(question.options), right: question.right }
    case 'judge':
      return {
        right: question.right,
        ...(question.swap && { swap: [question.swap.wrong, question.swap.right] as const }),
      }
    case 'blank':
      return { right: question.accept, ...(question.unit === undefined ? {} : { unit: question.unit }) }
    case 'order':
      return { options: optionsToWire(question.items) }
    case 'match':
      return { options: optionsToWire(question.left), others: optionsToWire(question.right) }
  }
}

function optionsToWire(options: readonly Option[]): WireOptions {
  return Object.fromEntries(options.map(({ id, text }) => [id, text]))
}

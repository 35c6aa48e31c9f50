// Compiled bank to the files the app fetches; src/bank/parse-compiled.ts is the way back.
import type { BankIndex, ChapterContent } from '../../quiz/bank.ts'
import type { Fact, QuestionSummary } from '../../quiz/question.ts'
import { questionToWire } from '../question-to-wire.ts'
import { FORM_CODES, USUAL_KIND, usualParagraph, WIRE_VERSION } from '../wire-format.ts'
import type { WireChapter, WireFact, WireGiveaways, WireIndex } from '../wire-format.ts'
import type { GiveawayPair } from './giveaways.ts'

/** The index, grouped by chapter and paragraph so that nothing is said twice. */
export function indexToWire(index: BankIndex): WireIndex {
  const { bank, edition, title, source, chapters, questions } = index
  if (!source) throw new Error(`the bank ${bank} names no source`)
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

export function chapterToWire({ chapter, facts, questions, traditional = '' }: ChapterContent): WireChapter {
  return {
    version: WIRE_VERSION,
    chapter,
    facts: facts.map(factToWire),
    // A question's own table is a part of its chapter's.
    questions: questions.map((question) => {
      const { traditional: _, ...wire } = questionToWire(question)
      return wire
    }),
    ...(traditional && { traditional }),
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

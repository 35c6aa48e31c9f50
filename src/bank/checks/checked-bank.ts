// The authored bank with what every check looks up: facts and paragraphs by id, questions with all they rest on.
import type {
  AuthoredBank,
  AuthoredFact,
  AuthoredParagraph,
  AuthoredQuestion,
} from '../authored/authored-bank.ts'
import { readSum } from '../authored/sum.ts'
import type { Sum } from '../authored/sum.ts'

/** A question together with the facts it rests on. */
export interface AskedQuestion {
  readonly question: AuthoredQuestion
  /** The fact it is filed under. */
  readonly fact: AuthoredFact
  /** That fact and those under `also`; unknown ids are left out here and reported by the id check. */
  readonly facts: readonly AuthoredFact[]
  readonly chapter: string
}

export interface CheckedBank extends AuthoredBank {
  readonly factById: ReadonlyMap<string, AuthoredFact>
  readonly paragraphById: ReadonlyMap<string, AuthoredParagraph>
  /** Questions in practice. */
  readonly asked: readonly AskedQuestion[]
  /** Retired questions: only their ids and meanings are still checked. */
  readonly retired: readonly AskedQuestion[]
}

/** Prepares an authored bank for the checks. */
export function checkedBank(bank: AuthoredBank): CheckedBank {
  const factById = new Map(bank.facts.map((fact) => [fact.id, fact]))
  const all = bank.facts.flatMap((fact) =>
    fact.questions.map((question): AskedQuestion => {
      const others = question.also.flatMap((id) => factById.get(id) ?? [])
      return { question, fact, facts: [fact, ...others], chapter: fact.fileChapter }
    }),
  )
  return {
    ...bank,
    factById,
    paragraphById: new Map(bank.paragraphs.map((paragraph) => [paragraph.id, paragraph])),
    asked: all.filter(({ question }) => !question.retired),
    retired: all.filter(({ question }) => question.retired),
  }
}

/** What a paragraph's index holds, figures first. */
export function termsOf(paragraph: AuthoredParagraph | undefined): readonly string[] {
  return paragraph ? [...paragraph.figures, ...paragraph.names] : []
}

/** The paragraphs facts cite; a derived fact also rests on the paragraphs its sum takes figures from. */
export function citedParagraphs(
  bank: CheckedBank,
  facts: readonly AuthoredFact[],
): readonly AuthoredParagraph[] {
  const sources = facts.flatMap((fact) =>
    (fact.derived?.from ?? []).flatMap((id) => bank.factById.get(id) ?? []),
  )
  const ids = new Set([...facts, ...sources].map((fact) => fact.paragraph))
  return [...ids].flatMap((id) => bank.paragraphById.get(id) ?? [])
}

/** The equation of a derived fact, when it has one that parses. */
export function sumOf(fact: AuthoredFact): Sum | undefined {
  if (!fact.derived) return undefined
  const read = readSum(fact.derived.sum)
  return read.ok ? read.sum : undefined
}

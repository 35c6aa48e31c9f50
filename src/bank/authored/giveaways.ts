// Which questions should not stand in one paper: the stem of one holds the answer of the other.
import type { AuthoredBank, AuthoredFact, AuthoredPack, AuthoredQuestion } from './authored-bank.ts'
import { lengthOf, plainText } from './plain-text.ts'

/** The giver's stem holds the answer of the other. */
export type GiveawayPair = readonly [giver: string, given: string]

/** Words that stand in so many stems that reading one tells nothing about another. */
const GENERIC = ['娄底', '娄底市', '对', '错']
const SHORTEST_ANSWER = 2

interface Asked {
  readonly id: string
  readonly facts: readonly string[]
  /** What a reader of the stem learns, made comparable. */
  readonly says: string
  /** Texts that would answer it when read elsewhere, made comparable. */
  readonly answers: readonly string[]
}

/**
 * Pairs of questions in practice on the same paragraph where one gives the other away. Questions that share a fact are
 * left out: a draw never takes two of them anyway.
 */
export function giveawayPairs(bank: AuthoredBank): readonly GiveawayPair[] {
  const generic = genericTexts(bank.pack)
  const ofParagraph = new Map<string, Asked[]>()
  for (const fact of bank.facts) {
    const asked = fact.questions
      .filter(({ retired }) => !retired)
      .map((question) => askedOf(fact, question, generic))
    ofParagraph.set(fact.paragraph, [...(ofParagraph.get(fact.paragraph) ?? []), ...asked])
  }
  return [...ofParagraph.values()].flatMap((asked) =>
    asked.flatMap((giver) =>
      asked.filter((given) => givesAway(giver, given)).map(({ id }): GiveawayPair => [giver.id, id]),
    ),
  )
}

function givesAway(giver: Asked, given: Asked): boolean {
  if (giver.id === given.id || giver.facts.some((fact) => given.facts.includes(fact))) return false
  return given.answers.some((answer) => states(giver.says, answer))
}

function askedOf(fact: AuthoredFact, question: AuthoredQuestion, generic: ReadonlySet<string>): Asked {
  const answers = answersOf(question)
    .map(plainText)
    .filter((answer) => lengthOf(answer) >= SHORTEST_ANSWER && !generic.has(answer))
  return { id: question.id, facts: [fact.id, ...question.also], says: saysOf(question), answers }
}

/** The answers that are texts of their own; a mere yes or no, a set or an order cannot be read off a stem. */
function answersOf(question: AuthoredQuestion): readonly string[] {
  if (question.form === 'blank') return question.accept
  if (question.form !== 'single') return []
  return question.options.filter(({ id }) => id === question.answer).map(({ text }) => text)
}

/** A false statement tells what it left unchanged; the changed element tells nothing. */
function saysOf(question: AuthoredQuestion): string {
  if (question.form !== 'judge' || !question.swap) return plainText(question.stem)
  return plainText(question.stem.replaceAll(question.swap.wrong, '□'))
}

/** Whether the text holds the answer, a figure only as a whole: 12 does not stand in 2021 or 12.5. */
function states(text: string, answer: string): boolean {
  for (let at = text.indexOf(answer); at >= 0; at = text.indexOf(answer, at + 1)) {
    const cutsBefore = /^\d/.test(answer) && /[\d.]$/.test(text.slice(0, at))
    const cutsAfter = /\d$/.test(answer) && /^[\d.万亿%]/.test(text.slice(at + answer.length))
    if (!cutsBefore && !cutsAfter) return true
  }
  return false
}

function genericTexts(pack: AuthoredPack): ReadonlySet<string> {
  const { newspaper, title } = pack.source
  return new Set(
    [...GENERIC, newspaper, title, ...pack.chapters.map((chapter) => chapter.title)].map(plainText),
  )
}

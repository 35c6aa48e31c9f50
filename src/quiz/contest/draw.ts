// Which questions a paper holds: a pure function of (bank edition, rules, paper number).

import { NO_GIVEAWAYS } from '../bank.ts'
import type { Giveaways } from '../bank.ts'
import { MARKED_FORMS } from '../forms/forms.ts'
import type { QuestionId, QuestionSummary } from '../question.ts'
import { seededRandom, shuffled } from '../random.ts'
import type { Random } from '../random.ts'
import type { ContestRules, DrawGroup } from './rules.ts'

/**
 * Names a paper of given rules and edition. All goes of a season share a deck and differ in `go`: each go takes what the
 * earlier ones left, so that over a season unseen questions come first and yet every paper follows from its number.
 */
export interface PaperNumber {
  /** 0 to 2^20 - 1. */
  readonly deck: number
  /** 0 to 511. */
  readonly go: number
}

export const DECKS = 2 ** 20
export const GOES_PER_DECK = 512

/** Seed of a paper: its option orders follow from it too. */
export function paperSeed(edition: string, rules: ContestRules, paper: PaperNumber): string {
  return `paper/${edition}/${rules.id}/${paper.deck}/${paper.go}`
}

/** The candidates of a group. */
export function eligible(
  questions: readonly QuestionSummary[],
  rules: ContestRules,
  group: DrawGroup,
): QuestionSummary[] {
  const chapters = new Set(rules.chapters)
  const isDrawn = ({ form }: QuestionSummary): boolean =>
    group.forms.includes(form) && (rules.ofTheDay || MARKED_FORMS.includes(form))
  return questions.filter(
    (question) => isDrawn(question) && (chapters.size === 0 || chapters.has(question.chapter)),
  )
}

/**
 * Draws a paper. Within it no question and no fact comes twice and no question gives another's answer away, as long as
 * the bank has enough to choose from, and where it has not, such questions come last in their group; chapters are
 * represented by their size. Returns fewer questions than asked for only when the bank holds fewer, which
 * {@link problemsOfRules} reports beforehand.
 */
export function drawPaper(
  questions: readonly QuestionSummary[],
  rules: ContestRules,
  paper: PaperNumber,
  edition: string,
  giveaways: Giveaways = NO_GIVEAWAYS,
): QuestionId[] {
  const deckSeed = `deck/${edition}/${rules.id}/${paper.deck}`
  const groups = rules.draw.map((group) => ({ ...group, pool: eligible(questions, rules, group) }))
  const asked = new Map<QuestionId, number>()
  let drawn: QuestionSummary[] = []
  // Only formats that are played many times from one deck pay for the earlier goes (30 ms for the 300th out of 641
  // questions); others always have go 0.
  for (let go = 0; go <= paper.go; go++) {
    const random = seededRandom(`${deckSeed}/${go}`)
    const taken = new Taken(giveaways)
    drawn = groups.flatMap((group) =>
      deal(group, asked, taken, random).flatMap((part) => shuffled(part, random)),
    )
    for (const { id } of drawn) asked.set(id, (asked.get(id) ?? 0) + 1)
  }
  return drawn.map(({ id }) => id)
}

/**
 * The questions of one group for one go: the least asked first. A question comes again only when all that were asked
 * less often are in this paper or cannot join it, since that one's fact is in it already. Returns first what keeps apart,
 * then what the bank was too small for: of other facts but given away, and of facts asked already.
 */
function deal(
  { pool, count }: DrawGroup & { readonly pool: readonly QuestionSummary[] },
  asked: ReadonlyMap<QuestionId, number>,
  taken: Taken,
  random: Random,
): [apart: QuestionSummary[], givenAway: QuestionSummary[], factTwice: QuestionSummary[]] {
  const apart: QuestionSummary[] = []
  const passed: QuestionSummary[] = []
  for (const level of byTimesAsked(pool, asked)) {
    const cards = shuffled(level, random)
    apart.push(...chooseBalanced(cards, count - apart.length, taken))
    if (apart.length >= count) break
    passed.push(...cards)
  }
  let left = count - apart.length
  const givenAway = choose(passed, left, taken, (question) => !taken.sharesFact(question))
  left -= givenAway.length
  return [apart, givenAway, choose(passed, left, taken, () => true)]
}

/** The pool in parts, from the never asked to the most asked. */
function byTimesAsked(
  pool: readonly QuestionSummary[],
  asked: ReadonlyMap<QuestionId, number>,
): readonly QuestionSummary[][] {
  const parts = new Map<number, QuestionSummary[]>()
  for (const question of pool) {
    const times = asked.get(question.id) ?? 0
    const part = parts.get(times)
    if (part) part.push(question)
    else parts.set(times, [question])
  }
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part)
}

/** The paper so far, and whether another question may join it. */
class Taken {
  readonly #ids = new Set<QuestionId>()
  readonly #facts = new Set<string>()
  readonly #given = new Set<QuestionId>()
  readonly #giveaways: Giveaways

  constructor(giveaways: Giveaways) {
    this.#giveaways = giveaways
  }

  has(question: QuestionSummary): boolean {
    return this.#ids.has(question.id)
  }

  sharesFact(question: QuestionSummary): boolean {
    return question.facts.some((fact) => this.#facts.has(fact))
  }

  allows(question: QuestionSummary): boolean {
    return !this.has(question) && !this.sharesFact(question) && !this.#given.has(question.id)
  }

  add(question: QuestionSummary): void {
    this.#ids.add(question.id)
    for (const fact of question.facts) this.#facts.add(fact)
    for (const other of this.#giveaways.get(question.id) ?? []) this.#given.add(other)
  }
}

/** At most so many that the paper allows: chapters by their share, and where that does not fill it, any chapter. */
function chooseBalanced(pool: readonly QuestionSummary[], count: number, taken: Taken): QuestionSummary[] {
  const seats = chapterQuotas(pool, count)
  const hasSeat = ({ chapter }: QuestionSummary): boolean => {
    const left = seats.get(chapter) ?? 0
    if (left > 0) seats.set(chapter, left - 1)
    return left > 0
  }
  const chosen = choose(pool, count, taken, (question) => taken.allows(question) && hasSeat(question))
  return [...chosen, ...choose(pool, count - chosen.length, taken, (question) => taken.allows(question))]
}

function choose(
  pool: readonly QuestionSummary[],
  count: number,
  taken: Taken,
  mayJoin: (question: QuestionSummary) => boolean,
): QuestionSummary[] {
  const chosen: QuestionSummary[] = []
  for (const question of pool) {
    if (chosen.length >= count) break
    if (taken.has(question) || !mayJoin(question)) continue
    chosen.push(question)
    taken.add(question)
  }
  return chosen
}

/**
 * Seats by chapter size, by largest remainder (Hare and Niemeyer, as seats are given in elections): no chapter is a whole
 * seat away from its share. Equal remainders go by chapter id, so that every device decides alike.
 */
export function chapterQuotas(pool: readonly QuestionSummary[], count: number): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { chapter } of pool) sizes.set(chapter, (sizes.get(chapter) ?? 0) + 1)
  const shares = [...sizes]
    .map(([chapter, size]) => ({ chapter, share: pool.length === 0 ? 0 : (size / pool.length) * count }))
    .sort((a, b) => (b.share % 1) - (a.share % 1) || (a.chapter < b.chapter ? -1 : 1))
  const quotas = new Map(shares.map(({ chapter, share }) => [chapter, Math.floor(share)]))
  let left = count - [...quotas.values()].reduce((sum, seats) => sum + seats, 0)
  for (const { chapter } of shares) {
    if (left-- <= 0) break
    quotas.set(chapter, (quotas.get(chapter) ?? 0) + 1)
  }
  return quotas
}

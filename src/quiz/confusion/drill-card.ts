// What a drill shows of a pair: its two values side by side, and up to three gaps that each want one of them. The gaps
// are cut out of the facts in the bank's own words, so that both sides read alike; where that cannot be done, the
// question stands as it was asked.

import type { Fact } from '../question.ts'
import { comparable } from '../typed-text.ts'
import { factOf } from './pairs.ts'
import type { BankView, ConfusedPair } from './pairs.ts'
import { GAP } from '../question.ts'

/** One gap to fill with one of the two values. */
export interface DrillGap {
  /** Id of its fact or question. */
  readonly place: string
  readonly text: string
  /** Index into the card's values. */
  readonly wanted: 0 | 1
  readonly facts: readonly Fact[]
}

export interface DrillCard {
  readonly pair: ConfusedPair
  readonly values: readonly [string, string]
  readonly gaps: readonly DrillGap[]
}

const MOST_SLIPS = 2

/** `facts` are those still asked, in the order of the bank. */
export function drillCard(pair: ConfusedPair, facts: readonly Fact[], bank: BankView): DrillCard {
  const { values } = pair
  const gaps: DrillGap[] = []
  for (const place of pair.places) {
    const question = bank.question(place.question)
    if (!question || gaps.length >= MOST_SLIPS) continue
    const wanted = sideOf(place.wanted, values)
    const fact = factOf(question, place.wanted, bank)
    const cut = fact && cutOut(fact, values[wanted], values[wanted === 0 ? 1 : 0])
    const own = question.facts.map(bank.fact).filter((each) => each !== undefined)
    const gap: DrillGap =
      fact && cut
        ? { place: fact.id, text: cut, wanted, facts: [fact] }
        : { place: question.id, text: place.asked, wanted, facts: own }
    if (!gaps.some((other) => other.place === gap.place && other.text === gap.text)) gaps.push(gap)
  }
  for (const side of [0, 1] as const) {
    if (gaps.some(({ wanted }) => wanted === side)) continue
    const partner = placeOf(values[side], values[side === 0 ? 1 : 0], gaps, facts)
    if (partner) gaps.push({ ...partner, wanted: side })
  }
  return { pair, values, gaps }
}

function sideOf(value: string, values: readonly [string, string]): 0 | 1 {
  return comparable(value) === comparable(values[0]) ? 0 : 1
}

/** Another fact with the value: from the same paragraph, else the same chapter, else anywhere. */
function placeOf(
  value: string,
  other: string,
  gaps: readonly DrillGap[],
  facts: readonly Fact[],
): Omit<DrillGap, 'wanted'> | undefined {
  const known = gaps.flatMap((gap) => gap.facts)
  const [near] = known
  const distance = (fact: Fact): number =>
    fact.paragraph === near?.paragraph ? 0 : fact.chapter === near?.chapter ? 1 : 2
  return facts
    .filter((fact) => !known.includes(fact) && turnsOn(fact, value))
    .flatMap((fact) => {
      const text = cutOut(fact, value, other)
      return text === undefined ? [] : [{ fact, text, distance: distance(fact) }]
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ fact, text }) => ({ place: fact.id, text, facts: [fact] }))[0]
}

/** A figure is a key without its unit: 12 of 12座. */
function turnsOn(fact: Fact, value: string): boolean {
  const wanted = comparable(value)
  return fact.keys.some((key) => {
    const own = comparable(key)
    return (
      own === wanted || (/^\d/.test(own) && /^\D/.test(wanted.slice(own.length)) && wanted.startsWith(own))
    )
  })
}

/** The fact with gaps for the value; undefined where it does not state it word for word, or gives the pair away. */
function cutOut({ statement }: Fact, value: string, other: string): string | undefined {
  const parts = partsAround(statement, value)
  if (parts.length === 1) return undefined
  const text = parts.join(GAP)
  return partsAround(text, other).length > 1 ? undefined : text
}

/** What stands between the places of a value, a figure taken only as a whole: 12 does not stand in 2021 or 12.5. */
function partsAround(text: string, value: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = text.indexOf(value); value !== '' && at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length
    const cutsBefore = /^\d/.test(value) && /[\d.]$/.test(text.slice(0, at))
    const cutsAfter = /\d$/.test(value) && /^[\d.万亿%]/.test(text.slice(end))
    if (cutsBefore || cutsAfter || at < from) continue
    parts.push(text.slice(from, at))
    from = end
  }
  return [...parts, text.slice(from)]
}

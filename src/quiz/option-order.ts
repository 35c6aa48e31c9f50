import { rulesOfForm } from './forms/forms.ts'
import type { Option, OptionId, Question } from './question.ts'
import { seededRandom, shuffled } from './random.ts'

/**
 * The order in which a session shows the movable parts of a question: the options of single and multiple, the items of
 * order, the right side of match. A pure function of seed and question, so a resumed session, another phone with the
 * same paper and a reported screen all show the same. Judge keeps 对 before 错; blank has nothing to move.
 */
export function shownOptions(question: Question, seed: string): readonly Option[] {
  const random = seededRandom(`${seed}/options/${question.id}`)
  return rulesOfForm(question.form).shown?.(question, random) ?? shuffled(authoredOptions(question), random)
}

/** How many seeds are tried: an order of six options turns up once in 720. */
const MOST_SEEDS = 10_000

/**
 * A seed under which the question's options stand in this order, since a reader has them before their eyes already: of the
 * seeds that `next` gives, the first that does. Null when none was found, as with an order that is none of its options.
 */
export function seedShowing(
  question: Question,
  order: readonly OptionId[],
  next: () => string,
): string | null {
  const known = new Set(authoredOptions(question).map(({ id }) => id))
  if (order.length !== known.size || !order.every((id) => known.has(id))) return null
  for (let tried = 0; tried < MOST_SEEDS; tried++) {
    const seed = next()
    if (shownOptions(question, seed).every(({ id }, at) => id === order[at])) return seed
  }
  return null
}

/** The options in the order their author wrote them, for review and explanations. */
export function authoredOptions(question: Question): readonly Option[] {
  return rulesOfForm(question.form).options?.(question) ?? []
}

export function optionText(question: Question, id: OptionId): string | undefined {
  return authoredOptions(question).find((option) => option.id === id)?.text
}

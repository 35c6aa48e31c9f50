// Finds the one fact for which a wrong answer would have been right. Never guesses.

import { ASKS_OTHERWISE, withUnit } from './confusion/values.ts'
import { areGapsRight } from './forms/gaps.ts'
import { isRight, rightAnswer } from './judging.ts'
import type { Answer, Fact, FactId, Option, Question } from './question.ts'
import { comparable } from './typed-text.ts'

export interface Elsewhere {
  /** As it was chosen, typed, or said by a statement that was believed. */
  readonly text: string
  readonly fact: Fact
}

export type ElsewhereLookup = (question: Question, answer: Answer) => Elsewhere | undefined

/** Shorter wordings stand in statements about all kinds of things. */
const SHORTEST_WORDING = 5
/** As does a figure that counts nothing. */
const BARE_FIGURE = /^[\d.]*$/

/**
 * A lookup over all facts of a bank. It finds the only fact that has the wrong text as a key, or, where none has, the only
 * one whose statement holds it word for word. What the question's own facts say too belongs nowhere else.
 */
export function elsewhereIn(facts: readonly Fact[]): ElsewhereLookup {
  const byKey = new Map<string, Fact[]>()
  for (const fact of facts)
    for (const key of new Set(fact.keys.map(comparable))) byKey.set(key, [...(byKey.get(key) ?? []), fact])
  const statements = facts.map((fact) => ({ fact, says: comparable(fact.statement) }))
  const says = new Map<FactId, string>(statements.map(({ fact, says }) => [fact.id, says]))

  return (question, answer) => {
    for (const text of wrongTexts(question, answer)) {
      const value = comparable(text)
      const keyed = byKey.get(value) ?? []
      const own = question.facts.some((id) => says.get(id)?.includes(value))
      if (BARE_FIGURE.test(value) || own || keyed.some(({ id }) => question.facts.includes(id))) continue
      const found =
        keyed.length > 0 || value.length < SHORTEST_WORDING || /^\d/.test(value)
          ? keyed
          : statements.flatMap((statement) => (statement.says.includes(value) ? [statement.fact] : []))
      if (found.length === 1 && found[0]) return { text, fact: found[0] }
    }
    return undefined
  }
}

/** What was taken for right and is not. None where the stem asks for what does not fit, nor in an order, a match or a text of one's own. */
function wrongTexts(question: Question, answer: Answer): readonly string[] {
  switch (question.form) {
    case 'single':
    case 'multiple': {
      if (ASKS_OTHERWISE.test(question.stem)) return []
      const right = rightAnswer(question)
      const isWrong = ({ id }: Option): boolean => answer.includes(id) && !right.includes(id)
      return question.options.filter(isWrong).map(({ text }) => text)
    }
    case 'judge':
      return question.swap && answer[0] === 'true' ? [question.swap.wrong] : []
    case 'blank':
      return isRight(question, answer) ? [] : [withUnit((answer[0] ?? '').trim(), question.unit)]
    case 'gaps': {
      const right = areGapsRight(question, answer)
      return answer.filter((typed, at) => typed.trim() !== '' && !right[at])
    }
    case 'order':
    case 'match':
    case 'short':
      return []
  }
}

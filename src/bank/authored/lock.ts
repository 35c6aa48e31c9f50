// The lock holds what every question meant when its id was given out. People's records point at ids, so a question may
// be reworded but its meaning may not change under the same id.
import type { AuthoredFact, AuthoredQuestion, Lock, LockEntry } from './authored-bank.ts'
import { contentHash } from './content-hash.ts'
import { plainText } from './plain-text.ts'

/** Reads `lock.json`; undefined when it is not a lock. */
export function parseLock(text: string): Lock | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return Object.values(value).every(isEntry) ? (value as Lock) : undefined
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is LockEntry {
  if (typeof value !== 'object' || value === null) return false
  return (
    'meaning' in value &&
    typeof value.meaning === 'string' &&
    'edition' in value &&
    typeof value.edition === 'string'
  )
}

/** Adds the questions the lock does not know yet; entries it has are never rewritten. */
export function extendLock(lock: Lock, facts: readonly AuthoredFact[], edition: string): Lock {
  const added = new Map(Object.entries(lock))
  for (const fact of facts) {
    for (const question of fact.questions) {
      if (!added.has(question.id)) added.set(question.id, { meaning: meaningOf(fact, question), edition })
    }
  }
  return Object.fromEntries([...added].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** Writes a lock with one question a line, so that a diff reads well. */
export function printLock(lock: Lock): string {
  const lines = Object.entries(lock).map(([id, entry]) => `  ${JSON.stringify(id)}: ${JSON.stringify(entry)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/**
 * Hash over what makes a question this question: its form, its right answer and the facts it rests on. The wording of
 * stem, wrong options and explanation may be mended freely.
 */
export function meaningOf(fact: Pick<AuthoredFact, 'id'>, question: AuthoredQuestion): string {
  return contentHash(JSON.stringify([question.form, [fact.id, ...question.also], rightAnswerOf(question)]))
}

/** The right answer as plain texts, without option ids; for a set of options the order does not matter. */
export function rightAnswerOf(question: AuthoredQuestion): readonly string[] {
  switch (question.form) {
    case 'single':
      return question.options.filter(({ id }) => id === question.answer).map(({ text }) => plainText(text))
    case 'multiple':
      return question.options
        .filter(({ id }) => question.answer.includes(id))
        .map(({ text }) => plainText(text))
        .sort()
    case 'judge': {
      const swap = question.swap ? [plainText(question.swap.wrong), plainText(question.swap.right)] : []
      return [String(question.answer), ...swap]
    }
    case 'blank':
      return question.accept.slice(0, 1).map(plainText)
    case 'gaps':
      return question.accept.map(([shown = '']) => plainText(shown))
    case 'short':
      return question.accept.slice(0, 1).map(plainText)
    case 'order':
      return question.items.map(({ text }) => plainText(text))
    case 'match':
      return question.pairs.map(({ left, right }) => `${plainText(left)}=${plainText(right)}`).sort()
  }
}

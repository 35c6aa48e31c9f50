// Whether an imported question is one we already have; if so, it takes over the ids that the log refers to.
import { bareText } from './clean-text.ts'
import type { Option, Question } from './question.ts'

/** `exact`: word for word. `corrected`: a slip of the pen may have been mended. */
export type Likeness = 'exact' | 'corrected'

/**
 * `after` under the ids of `before`, whose every option must be found in it again; undefined where it asks something else or
 * another answer is right.
 */
export function takenOver(before: Question, after: Question, likeness: Likeness): Question | undefined {
  if (!isSameText(before.stem, after.stem, likeness)) return undefined
  const ids = { id: before.id, facts: before.facts, explanation: after.explanation || before.explanation }
  if (before.form === 'single' && after.form === 'single') {
    const options = paired(before.options, after.options, likeness)
    return options && renamed(after.options, options, after.right) === before.right
      ? { ...after, ...ids, options, right: before.right }
      : undefined
  }
  if (before.form === 'multiple' && after.form === 'multiple') {
    const options = paired(before.options, after.options, likeness)
    const right = options && after.right.map((id) => renamed(after.options, options, id))
    return right && isSameSet(right, before.right)
      ? { ...after, ...ids, options, right: before.right }
      : undefined
  }
  if (before.form === 'judge' && after.form === 'judge')
    return before.right === after.right ? { ...after, ...ids } : undefined
  if (before.form === 'blank' && after.form === 'blank') {
    const known = new Set(before.accept.map(bareText))
    return after.accept.some((text) => known.has(bareText(text))) ? { ...after, ...ids } : undefined
  }
  if (before.form === 'gaps' && after.form === 'gaps') {
    const isKnown = (texts: readonly string[], at: number): boolean => {
      const known = new Set(before.accept[at]?.map(bareText))
      return texts.some((text) => known.has(bareText(text)))
    }
    return after.accept.length === before.accept.length && after.accept.every(isKnown)
      ? { ...after, ...ids }
      : undefined
  }
  // Learners judged themselves, so a changed model answer changes no result.
  if (before.form === 'short' && after.form === 'short') return { ...after, ...ids }
  if (before.form === 'order' && after.form === 'order') {
    const items = paired(before.items, after.items, likeness)
    return items && isSameList(idsOf(items), idsOf(before.items)) ? { ...after, ...ids, items } : undefined
  }
  if (before.form === 'match' && after.form === 'match') {
    const left = paired(before.left, after.left, likeness)
    const right = paired(before.right, after.right, likeness)
    if (!left || !right || left.length !== before.left.length) return undefined
    // Answers go by the places of the left side.
    const sides = left.map((option, at) => [option, right[at]] as const)
    const inOrder = before.left.map(({ id }) => sides.find(([option]) => option.id === id))
    const rights = inOrder.map((side) => side?.[1]?.id)
    if (!isSameList(rights, idsOf(before.right).slice(0, rights.length))) return undefined
    return {
      ...after,
      ...ids,
      left: inOrder.flatMap((side) => side?.[0] ?? []),
      right: [...inOrder.flatMap((side) => side?.[1] ?? []), ...right.slice(left.length)],
    }
  }
  return undefined
}

/**
 * The options of `after`, each under the id that its text has in `before`, or under a new one. Undefined where one of
 * `before` is not found: an answer that chose it would lose its meaning.
 */
function paired(
  before: readonly Option[],
  after: readonly Option[],
  likeness: Likeness,
): Option[] | undefined {
  const left = [...before]
  const found = new Map<Option, string>()
  const tests = [
    (a: string, b: string) => a === b,
    (a: string, b: string) => isSameText(a, b, 'exact'),
    ...(likeness === 'corrected' ? [isCorrection] : []),
  ]
  for (const isLike of tests)
    for (const option of after) {
      if (found.has(option)) continue
      const at = left.findIndex(({ text }) => isLike(text, option.text))
      const [known] = at === -1 ? [] : left.splice(at, 1)
      if (known) found.set(option, known.id)
    }
  if (left.length > 0) return undefined
  const used = new Set(idsOf(before))
  return after.map((option) => ({ ...option, id: found.get(option) ?? freshId(option.id, used) }))
}

/** The id itself, or one made of it that is not used yet. It is used then. */
export function freshId(id: string, used: Set<string>): string {
  let fresh = id
  for (let n = 2; used.has(fresh); n++) fresh = `${id}-${n}`
  used.add(fresh)
  return fresh
}

function isSameText(a: string, b: string, likeness: Likeness): boolean {
  return bareText(a) === bareText(b) || (likeness === 'corrected' && isCorrection(a, b))
}

const NUMBERS = /[0-9零〇一二三四五六七八九十百千万亿两]/g
const NEGATIONS = /[不没未非无否]|not|n't/g

/** One place of a text was changed, and little of it: no number, and nothing that makes it say the contrary. */
function isCorrection(before: string, after: string): boolean {
  const [a, b] = [bareText(before), bareText(after)]
  for (const pattern of [NUMBERS, NEGATIONS])
    if ((a.match(pattern) ?? []).join() !== (b.match(pattern) ?? []).join()) return false
  const longest = Math.max(a.length, b.length)
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  let end = 0
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return longest - start - end <= longest / 4
}

function renamed(before: readonly Option[], after: readonly Option[], id: string): string | undefined {
  return after[before.findIndex((option) => option.id === id)]?.id
}

function idsOf(options: readonly Option[]): string[] {
  return options.map(({ id }) => id)
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}

function isSameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part) => b.includes(part))
}

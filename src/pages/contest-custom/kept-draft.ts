import { draftOf } from './custom-draft.ts'
import type { CustomDraft } from './custom-draft.ts'
import { RULE_CHOICES } from '../../quiz/contest/rule-fields.ts'

const CHOICES = { ...RULE_CHOICES, tieBreak: { time: 1, finished: 2, none: 0 } } as const
const CHOSEN = Object.keys(CHOICES) as (keyof typeof CHOICES)[]

/** What stood in the form when it was left. */
export interface KeptDraft {
  /** What the form had been filled from: a saved format, a code, a preset, or nothing. */
  readonly source: string
  readonly draft: CustomDraft
  /** The code made from it; empty when there is none. */
  readonly code: string
}

/** The draft kept for this source; null when there is none, or when what was kept is no draft. */
export function draftKeptFor(source: string, kept: unknown): KeptDraft | null {
  if (!isLike(kept, { source: '', draft: {}, code: '' })) return null
  // What an older version did not ask for stands as it does in a new form.
  const usual = draftOf()
  const { draft: typed, ...rest } = kept as KeptDraft
  const draft = {
    ...usual,
    ...typed,
    counts: { ...usual.counts, ...typed.counts },
    points: { ...usual.points, ...typed.points },
  }
  if (!isLike(draft, usual)) return null
  const isSound = CHOSEN.every((field) => Object.hasOwn(CHOICES[field], draft[field]))
  return isSound && rest.source === source ? { ...rest, draft } : null
}

/** Whether a value has the fields of a model, each of its type. An emptied number field holds ''. */
function isLike(value: unknown, model: unknown): boolean {
  if (typeof model === 'number') return typeof value === 'number' || value === ''
  if (Array.isArray(model)) return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
  if (typeof model !== 'object' || model === null) return typeof value === typeof model
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(model).every(([key, part]) => isLike((value as Record<string, unknown>)[key], part))
}

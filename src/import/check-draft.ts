// Turns a draft into a question or a reason. The only place that decides what is valid, doubtful or impossible.
import { bareText } from '../quiz/clean-text.ts'
import type { Form } from '../quiz/question.ts'
import { isLetterKey, readKey, truthOf } from './answer-key.ts'
import { buildAnswering, isReason, shown, type Answering } from './answering.ts'
import { countBlanks, markedBlanks } from './blanks.ts'
import { LOST, type Draft } from './draft.ts'
import { LONGEST_EXPLANATION, LONGEST_OPTION, LONGEST_STEM, MOST_OPTIONS } from './limits.ts'
import type { Reason, ReasonCode } from './reason.ts'

export type Checked =
  | { readonly kind: 'cannot'; readonly reason: Reason; readonly field?: 'form' | 'key' }
  | {
      readonly kind: 'fits'
      readonly stem: string
      readonly explanation: string
      readonly answering: Answering
      readonly doubt?: Reason
    }
  /** Understood, but needs a correction before it can be asked. */
  | { readonly kind: 'waits'; readonly reason: Reason; readonly field?: 'form' | 'key' }

export function checkDraft(draft: Draft): Checked {
  if (draft.fault) return { kind: 'cannot', reason: draft.fault }
  const stem = shown(draft.stem)
  const options = draft.options.map(shown)
  const explanation = shown(draft.explanation)
  const lost = lostIn(draft)
  if (!stem) return lost ? { kind: 'waits', reason: lost } : cannot('no-stem')
  const long = tooLong(stem, options, explanation)
  if (long) return cannot('too-long', undefined, { most: long })
  if (options.length > MOST_OPTIONS) return cannot('too-many-options', undefined, { most: MOST_OPTIONS })
  if (draft.unknownForm)
    return {
      kind: 'waits',
      reason: { code: 'form-unknown', data: { form: draft.unknownForm } },
      field: 'form',
    }

  const form = formOf(draft, options)
  const built = buildAnswering(form, { ...draft, stem, options })
  if (isReason(built)) {
    if (lost) return { kind: 'waits', reason: lost }
    const waits = built.code === 'answer-count' || built.code === 'duplicate-options'
    const field = /key|count/.test(built.code) ? ('key' as const) : undefined
    return { kind: waits ? 'waits' : 'cannot', reason: built, ...(field ? { field } : {}) }
  }
  const doubt = draft.doubt ?? lost ?? changedForm(draft, built)
  return {
    kind: 'fits',
    stem: built.form === 'blank' || built.form === 'gaps' ? withBlank(stem) : stem,
    explanation,
    answering: built,
    ...(doubt ? { doubt } : {}),
  }
}

function cannot(code: ReasonCode, field?: 'form' | 'key', data?: Reason['data']): Checked {
  return { kind: 'cannot', reason: data ? { code, data } : { code }, ...(field ? { field } : {}) }
}

function tooLong(stem: string, options: readonly string[], explanation: string): number | undefined {
  if (stem.length > LONGEST_STEM) return LONGEST_STEM
  if (options.some((text) => text.length > LONGEST_OPTION)) return LONGEST_OPTION
  return explanation.length > LONGEST_EXPLANATION ? LONGEST_EXPLANATION : undefined
}

function lostIn({ stem, options, explanation }: Draft): Reason | undefined {
  const all = [stem, ...options, explanation].join('')
  if (all.includes(LOST.picture)) return { code: 'picture-lost' }
  if (all.includes(LOST.formula)) return { code: 'formula-lost' }
  return all.includes(LOST.sound) ? { code: 'sound-lost' } : undefined
}

/** A short answer to a question without a blank is typed; a longer one is for the person to judge. */
const LONGEST_TYPED = 20

function formOf(draft: Draft, options: readonly string[]): Form {
  const { form, answer, stem, key } = draft
  const blanks = answer?.kind === 'texts' ? answer.accept.length : countBlanks(stem)
  if (form) return form === 'blank' && blanks > 1 ? 'gaps' : form
  if (answer?.kind === 'truth') return 'judge'
  if (answer?.kind === 'pairs') return 'match'
  if (answer?.kind === 'texts') return blanks > 1 ? 'gaps' : 'blank'
  const filled = options.filter(Boolean)
  if (filled.length === 2 && isTruthPair(filled)) return 'judge'
  if (filled.length > 0) {
    if (answer) return answer.right.length > 1 ? 'multiple' : 'single'
    const reading = readKey(key, options)
    return reading.kind === 'positions' && reading.positions.length > 1 ? 'multiple' : 'single'
  }
  if (truthOf(key) !== undefined) return 'judge'
  if (!key.trim() || isLetterKey(key)) return blanks > 0 && key ? 'blank' : 'single'
  if (blanks > 1) return 'gaps'
  return blanks === 1 || bareText(key).length <= LONGEST_TYPED ? 'blank' : 'short'
}

function isTruthPair([first = '', second = '']: readonly string[]): boolean {
  const [one, two] = [truthOf(first), truthOf(second)]
  return one !== undefined && two !== undefined && one !== two
}

/** Named form and key disagree: the key wins, after a person has looked. */
function changedForm({ form }: Draft, built: Answering): Reason | undefined {
  if (form === 'single' && built.form === 'multiple') return { code: 'several-right' }
  if (form === 'multiple' && built.form === 'multiple' && built.right.length === 1)
    return { code: 'one-right' }
  return undefined
}

function withBlank(stem: string): string {
  return countBlanks(stem) === 0 ? stem : markedBlanks(stem)
}

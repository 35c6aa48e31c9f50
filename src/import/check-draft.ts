// From a draft to a question, or to the reason why not. The one place that decides what is right, doubtful or impossible.
import { bareText, visibleText } from '../quiz/clean-text.ts'
import type { Option } from '../quiz/question.ts'
import { isLetterKey, readKey, truthOf } from './answer-key.ts'
import { answersOfBlanks, countBlanks, markedBlanks } from './blanks.ts'
import { LOST, type Draft } from './draft.ts'
import { LONGEST_EXPLANATION, LONGEST_OPTION, LONGEST_STEM, MOST_OPTIONS } from './limits.ts'
import type { ImportForm } from './draft.ts'
import type { Reason, ReasonCode } from './reason.ts'

/** What a form adds to a question: its options and what is right. */
export type Answering =
  | { readonly form: 'single'; readonly options: readonly Option[]; readonly right: string }
  | { readonly form: 'multiple'; readonly options: readonly Option[]; readonly right: readonly string[] }
  | { readonly form: 'judge'; readonly right: boolean }
  | { readonly form: 'blank'; readonly accept: readonly string[] }
  | { readonly form: 'order'; readonly items: readonly Option[] }
  | { readonly form: 'match'; readonly left: readonly Option[]; readonly right: readonly Option[] }

export type Checked =
  | { readonly kind: 'cannot'; readonly reason: Reason; readonly field?: 'form' | 'key' }
  | {
      readonly kind: 'fits'
      readonly stem: string
      readonly explanation: string
      readonly answering: Answering
      readonly doubt?: Reason
    }
  /** Understood, and not to be asked as it stands. */
  | { readonly kind: 'waits'; readonly reason: Reason; readonly field?: 'form' | 'key' }

type Built = Answering | Reason
const isReason = (built: Built): built is Reason => 'code' in built

/** As it will be shown: clean, and without the marks of what was lost. */
const shown = (text: string): string => visibleText(text.replace(/[\ue000-\ue002]/g, ' ')).normalize('NFC')

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
  if (form === 'gaps' || form === 'short')
    return { kind: 'waits', reason: { code: 'form-not-yet', data: { form } }, field: 'form' }
  const built = build(form, { ...draft, stem, options })
  if (isReason(built)) {
    if (lost) return { kind: 'waits', reason: lost }
    const waits = built.code === 'answer-count' || built.code === 'duplicate-options'
    const field = /key|count/.test(built.code) ? ('key' as const) : undefined
    return { kind: waits ? 'waits' : 'cannot', reason: built, ...(field ? { field } : {}) }
  }
  const doubt = draft.doubt ?? lost ?? changedForm(draft, built)
  return {
    kind: 'fits',
    stem: built.form === 'blank' ? withBlank(stem) : stem,
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

function formOf(draft: Draft, options: readonly string[]): ImportForm {
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

function build(form: Exclude<ImportForm, 'gaps' | 'short'>, draft: Draft): Built {
  switch (form) {
    case 'single':
    case 'multiple':
      return buildChoice(form, draft)
    case 'judge':
      return buildJudge(draft)
    case 'blank':
      return buildBlank(draft)
    case 'order':
      return buildOrder(draft)
    case 'match':
      return buildMatch(draft)
  }
}

function buildChoice(form: 'single' | 'multiple', { options, key, answer }: Draft): Built {
  const all = withIds(options)
  const filled = all.filter(({ text }) => text)
  if (filled.length < 2) return { code: 'no-options' }
  const reading =
    answer?.kind === 'options' ? ({ kind: 'positions', positions: answer.right } as const) : undefined
  if (!reading && !key.trim()) return { code: 'no-key' }
  const read = reading ?? readKey(key, options)
  if (read.kind === 'outside') return { code: 'key-outside', data: { key: read.named } }
  if (read.kind === 'unreadable') return { code: 'key-unreadable', data: { key: key.slice(0, 40) } }
  if (read.positions.length === 0) return { code: 'no-key' }
  const right = all.filter((option, at) => read.positions.includes(at) && option.text).map(({ id }) => id)
  if (right.length < read.positions.length) return { code: 'key-outside', data: { key } }
  const twice = repeated(filled)
  if (twice !== undefined) return { code: 'duplicate-options', data: { option: twice } }
  const [only] = right
  if (form === 'single' && right.length === 1 && only) return { form, options: filled, right: only }
  return { form: 'multiple', options: filled, right }
}

function buildJudge({ options, key, answer }: Draft): Built {
  if (answer?.kind === 'truth') return { form: 'judge', right: answer.isTrue }
  if (answer?.kind === 'options') return judged(truthOf(options[answer.right[0] ?? -1] ?? ''), key)
  if (!key.trim()) return { code: 'no-key' }
  const reading = readKey(key, options.length > 0 ? options : ['对', '错'])
  if (reading.kind === 'positions' && reading.positions.length === 1) {
    const named = (options.length > 0 ? options : ['对', '错'])[reading.positions[0] ?? -1]
    return judged(truthOf(named ?? '') ?? truthOf(key), key)
  }
  return judged(truthOf(key), key)
}

function judged(right: boolean | undefined, key: string): Built {
  return right === undefined
    ? { code: 'key-unreadable', data: { key: key.slice(0, 40) } }
    : { form: 'judge', right }
}

function buildBlank({ stem, options, key, answer }: Draft): Built {
  const written = key.trim() ? key : options.filter(Boolean).join('|')
  if (!answer && !written.trim()) return { code: 'no-key' }
  const texts =
    answer?.kind === 'texts' ? answer.accept : answersOfBlanks(written, Math.max(1, countBlanks(stem)))
  const accept = [...new Set((texts?.[0] ?? []).map(shown).filter(Boolean))]
  return accept.length === 0 ? { code: 'no-key' } : { form: 'blank', accept }
}

function buildOrder({ options, key, answer }: Draft): Built {
  const filled = options.filter(Boolean)
  if (filled.length < 2) return { code: 'no-options' }
  if (answer?.kind === 'options') return ordered(options, answer.right)
  if (!key.trim()) return { code: 'no-key' }
  const reading = readKey(key, options)
  if (reading.kind === 'outside') return { code: 'key-outside', data: { key: reading.named } }
  if (reading.kind === 'unreadable') return { code: 'key-unreadable', data: { key: key.slice(0, 40) } }
  if (reading.positions.length !== filled.length)
    return { code: 'answer-count', data: { wanted: filled.length, found: reading.positions.length } }
  return ordered(options, reading.positions)
}

function ordered(options: readonly string[], positions: readonly number[]): Built {
  const items = withIds(positions.map((at) => options[at] ?? ''))
  const twice = repeated(items)
  return twice === undefined
    ? { form: 'order', items }
    : { code: 'duplicate-options', data: { option: twice } }
}

/** Written in a table as `left → right`. */
const ARROW = /\s*(?:→|⇒|=>|->|——|--)\s*/

function buildMatch({ options, answer }: Draft): Built {
  const pairs =
    answer?.kind === 'pairs'
      ? answer.pairs.map(([left, right]) => [shown(left), shown(right)] as const)
      : options.filter(Boolean).map((text) => {
          const [left = '', right = ''] = text.split(ARROW)
          return [left, right] as const
        })
  const joined = pairs.filter(([left, right]) => left && right)
  if (joined.length < 2) return { code: 'no-options' }
  const left = withIds(joined.map(([text]) => text))
  const right = withIds([...joined, ...pairs.filter(([text]) => !text)].map(([, text]) => text)).filter(
    ({ text }) => text,
  )
  const twice = repeated(left) ?? repeated(right)
  return twice === undefined
    ? { form: 'match', left, right }
    : { code: 'duplicate-options', data: { option: twice } }
}

function withIds(texts: readonly string[]): Option[] {
  return texts.map((text, at) => ({ id: String.fromCharCode(97 + at), text }))
}

function repeated(options: readonly Option[]): string | undefined {
  const seen = new Set<string>()
  return options.find(({ text }) => seen.size === seen.add(text).size)?.text
}

/** The named form and the key do not agree: it goes in as the key says, once somebody has looked. */
function changedForm({ form }: Draft, built: Answering): Reason | undefined {
  if (form === 'single' && built.form === 'multiple') return { code: 'several-right' }
  if (form === 'multiple' && built.form === 'multiple' && built.right.length === 1)
    return { code: 'one-right' }
  return undefined
}

function withBlank(stem: string): string {
  return countBlanks(stem) === 0 ? stem : markedBlanks(stem)
}

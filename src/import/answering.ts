// Builds the options and answer of each form from a draft.
import { visibleText } from '../quiz/clean-text.ts'
import type { Form, Option } from '../quiz/question.ts'
import { readKey, truthOf } from './answer-key.ts'
import { alternatives, answersOfBlanks, countBlanks } from './blanks.ts'
import type { Draft } from './draft.ts'
import type { Reason } from './reason.ts'

/** The form-specific part of a question: options and right answer. */
export type Answering =
  | { readonly form: 'single'; readonly options: readonly Option[]; readonly right: string }
  | { readonly form: 'multiple'; readonly options: readonly Option[]; readonly right: readonly string[] }
  | { readonly form: 'judge'; readonly right: boolean }
  | { readonly form: 'blank'; readonly accept: readonly string[] }
  | { readonly form: 'gaps'; readonly accept: readonly (readonly string[])[] }
  | { readonly form: 'short'; readonly accept: readonly string[] }
  | { readonly form: 'order'; readonly items: readonly Option[] }
  | { readonly form: 'match'; readonly left: readonly Option[]; readonly right: readonly Option[] }

export type Built = Answering | Reason
export const isReason = (built: Built): built is Reason => 'code' in built

/** The text as shown: cleaned, without markers of lost content. */
export const shown = (text: string): string =>
  visibleText(text.replace(/[\ue000-\ue002]/g, ' ')).normalize('NFC')

export function buildAnswering(form: Form, draft: Draft): Built {
  switch (form) {
    case 'single':
    case 'multiple':
      return buildChoice(form, draft)
    case 'judge':
      return buildJudge(draft)
    case 'blank':
      return buildBlank(draft)
    case 'gaps':
      return buildGaps(draft)
    case 'short':
      return buildShort(draft)
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

/** The answers in the key, or one in each column of options. */
function buildGaps({ stem, options, key, answer }: Draft): Built {
  const wanted = countBlanks(stem)
  const columns = options.filter(Boolean).map(alternatives)
  const texts = answer?.kind === 'texts' ? answer.accept : key.trim() ? answersOfBlanks(key, wanted) : columns
  if (texts?.length === 0) return { code: 'no-key' }
  const accept = (texts ?? []).map((each) => [...new Set(each.map(shown).filter(Boolean))])
  return accept.length === wanted && accept.every((each) => each.length > 0)
    ? { form: 'gaps', accept }
    : { code: 'answer-count', data: { wanted, found: accept.length } }
}

function buildShort({ key, answer }: Draft): Built {
  const models = answer?.kind === 'texts' ? answer.accept.flat() : alternatives(key)
  const accept = models.map(shown).filter(Boolean)
  return accept.length === 0 ? { code: 'no-key' } : { form: 'short', accept }
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

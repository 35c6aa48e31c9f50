// Converts a question to form fields and back, with the checks of the importer.
import { bareText } from '../quiz/clean-text.ts'
import type { WrittenQuestion } from '../quiz/own-bank-edit.ts'
import type { Question } from '../quiz/question.ts'
import { takenOver } from '../quiz/same-question.ts'
import { optionTexts } from '../quiz/search.ts'
import { alternatives, countBlanks } from './blanks.ts'
import { collect } from './collect.ts'
import { draft } from './draft.ts'
import type { Draft, DraftAnswer } from './draft.ts'
import { LONGEST_EXPLANATION, LONGEST_STEM } from './limits.ts'
import type { Reason } from './reason.ts'

/** Several blanks are written like one; pairs are not written here. */
export const WRITTEN_FORMS = ['single', 'multiple', 'judge', 'blank', 'order', 'short'] as const
export type WrittenForm = (typeof WRITTEN_FORMS)[number]

export interface QuestionFields {
  readonly form: WrittenForm
  readonly stem: string
  readonly options: readonly { readonly text: string; readonly isRight: boolean }[]
  /** Of a statement. */
  readonly isTrue: boolean | null
  /** A line for each blank, each part of an order, or each model answer. */
  readonly lines: string
  readonly explanation: string
  readonly chapter: string
  readonly tags: string
}

export interface FieldFault {
  readonly field: 'stem' | 'answer' | 'explanation'
  readonly reason: Reason
}

export type CheckedFields =
  | { readonly ok: true; readonly written: WrittenQuestion }
  /** `written` is set where the person may accept the fault as a warning. */
  | { readonly ok: false; readonly fault: FieldFault; readonly written?: WrittenQuestion }

export function emptyFields(form: WrittenForm = 'single', chapter = ''): QuestionFields {
  const options = Array.from({ length: 4 }, () => ({ text: '', isRight: false }))
  return { form, stem: '', options, isTrue: null, lines: '', explanation: '', chapter, tags: '' }
}

/** Undefined for a question that these fields cannot hold whole. */
export function fieldsOf({ question, chapter, tags }: WrittenQuestion): QuestionFields | undefined {
  const { stem, explanation } = question
  const fields = { stem, explanation, chapter, tags: tags.join('，'), ...answerFieldsOf(question) }
  if (fields.form === undefined) return undefined
  const whole = { ...emptyFields(), ...fields, form: fields.form }
  const checked = checkFields(whole, question)
  return checked.written && isSame(question, checked.written.question) ? whole : undefined
}

/** `before` is the question that is mended: what no field shows of it stays. */
export function checkFields(fields: QuestionFields, before?: Question): CheckedFields {
  const { questions, look, cannot, chapters, tags } = collect([draftOf(fields, before)])
  const entry = look[0] ?? cannot[0]
  const found = questions[0] ?? look[0]?.question
  const written = found && {
    question: { ...unshownOf(before, found), ...found },
    chapter: chapters[0]?.title ?? '',
    tags: tags[found.id] ?? [],
  }
  if (!entry) return written ? { ok: true, written } : { ok: false, fault: faultOf({ code: 'no-stem' }) }
  return { ok: false, fault: faultOf(entry.reason), ...(written && { written }) }
}

function answerFieldsOf(question: Question): Partial<QuestionFields> {
  switch (question.form) {
    case 'single':
    case 'multiple': {
      const right: readonly string[] = question.form === 'single' ? [question.right] : question.right
      return {
        form: question.form,
        options: question.options.map(({ id, text }) => ({ text, isRight: right.includes(id) })),
      }
    }
    case 'judge':
      return { form: 'judge', isTrue: question.right }
    case 'blank':
      return { form: 'blank', lines: question.accept.join('|') }
    case 'gaps':
      return { form: 'blank', lines: question.accept.map((texts) => texts.join('|')).join('\n') }
    case 'short':
      return { form: 'short', lines: question.accept.join('\n') }
    case 'order':
      return { form: 'order', lines: question.items.map(({ text }) => text).join('\n') }
    case 'match':
      return {}
  }
}

function draftOf(fields: QuestionFields, before: Question | undefined): Draft {
  const { form, stem, explanation, chapter } = fields
  const common = {
    where: '',
    text: stem,
    stem,
    explanation,
    chapter,
    difficulty: before?.difficulty ?? 2,
    tags: fields.tags.split(/[,，、;；\n]/),
    ...(before && { id: before.id }),
  }
  const lines = fields.lines.split('\n').filter((line) => bareText(line))
  const texts = (accept: readonly (readonly string[])[]): { readonly answer?: DraftAnswer } =>
    accept.length > 0 ? { answer: { kind: 'texts', accept } } : {}
  switch (form) {
    case 'single':
    case 'multiple': {
      const filled = fields.options.filter(({ text }) => bareText(text))
      const right = filled.flatMap(({ isRight }, at) => (isRight ? [at] : []))
      const options = filled.map(({ text }) => text)
      return draft({ ...common, form, options, answer: { kind: 'options', right } })
    }
    case 'judge': {
      const { isTrue } = fields
      return draft({ ...common, form, ...(isTrue !== null && { answer: { kind: 'truth', isTrue } }) })
    }
    case 'blank': {
      const isSeveral = countBlanks(stem) > 1 || lines.length > 1
      return draft({ ...common, form: isSeveral ? 'gaps' : 'blank', ...texts(lines.map(alternatives)) })
    }
    case 'order': {
      const right = lines.map((_line, at) => at)
      return draft({ ...common, form, options: lines, answer: { kind: 'options', right } })
    }
    case 'short':
      return draft({ ...common, form, ...texts(lines.map((line) => [line])) })
  }
}

function faultOf(reason: Reason): FieldFault {
  const { code, data } = reason
  if (code === 'no-stem' || code === 'duplicate-question') return { field: 'stem', reason }
  if (code !== 'too-long') return { field: 'answer', reason }
  if (data?.['most'] === LONGEST_STEM) return { field: 'stem', reason }
  return { field: data?.['most'] === LONGEST_EXPLANATION ? 'explanation' : 'answer', reason }
}

/** Units, characters, and the words that make a statement false while they still stand in it. */
function unshownOf(before: Question | undefined, after: Question): object {
  if (before?.form === 'blank' && after.form === 'blank') {
    const { unit, traditional } = before
    return { ...(unit !== undefined && { unit }), ...(traditional !== undefined && { traditional }) }
  }
  if (before?.form === 'gaps' && after.form === 'gaps')
    return before.traditional === undefined ? {} : { traditional: before.traditional }
  const swap = before?.form === 'judge' ? before.swap : undefined
  const stays = swap && after.form === 'judge' && !after.right && after.stem.includes(swap.wrong)
  return stays ? { swap } : {}
}

function isSame(before: Question, after: Question): boolean {
  const texts = [before, after].map((question) => optionTexts(question).map(bareText).join('\n'))
  return takenOver(before, after, 'exact') !== undefined && texts[0] === texts[1]
}

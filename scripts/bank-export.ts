// The compiled bank as plain JSON for other tools: the shape is promised in docs and held by a test.
import type { CompiledBank } from '../src/bank/authored/compile.ts'
import type { Fact, Option, Question } from '../src/quiz/question.ts'

export interface ExportedFact {
  readonly id: string
  readonly paragraph: string
  readonly chapter: string
  readonly statement: string
  readonly keys: readonly string[]
  readonly kind: string
  readonly derived: Fact['derived'] | false
}

export interface ExportedQuestion {
  readonly id: string
  readonly facts: readonly string[]
  readonly paragraph: string
  readonly chapter: string
  readonly form: string
  readonly stem: string
  /** Match options also say on which side they stand; other forms have none or one list. */
  readonly options: readonly (Option & { readonly side?: 'left' | 'right' })[]
  /** single, multiple: option ids; judge: true or false; order: item ids in order; match: pairs of ids; blank: none. */
  readonly answer: boolean | readonly string[] | readonly (readonly [string, string])[]
  readonly accept: readonly string[] | readonly (readonly string[])[]
  readonly explanation: string
  readonly difficulty: number
}

/** Everything compiled, as `npm run bank -- --json FILE` writes it. */
export function exportBank({ index, facts, questions, retired }: CompiledBank): {
  readonly edition: string
  readonly facts: readonly ExportedFact[]
  readonly questions: readonly ExportedQuestion[]
  /** No longer asked; people's records still point at them. */
  readonly retired: readonly ExportedQuestion[]
} {
  const isAsked = ({ id }: Question): boolean => !retired.has(id)
  return {
    edition: index.edition,
    facts: facts.map(({ id, paragraph, chapter, statement, keys, kind, derived }) => ({
      id,
      paragraph,
      chapter,
      statement,
      keys,
      kind,
      derived: derived ?? false,
    })),
    questions: questions.filter(isAsked).map(exported),
    retired: questions.filter((question) => !isAsked(question)).map(exported),
  }
}

/** One question in the shape that `npm run bank -- --json` and the reports of the importer share. */
export function exported(question: Question): ExportedQuestion {
  return {
    id: question.id,
    facts: question.facts,
    paragraph: question.paragraph,
    chapter: question.chapter,
    form: question.form,
    stem: question.stem,
    options: optionsOf(question),
    answer: answerOf(question),
    accept: 'accept' in question ? question.accept : [],
    explanation: question.explanation,
    difficulty: question.difficulty,
  }
}

function optionsOf(question: Question): ExportedQuestion['options'] {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return question.options
    case 'order':
      return question.items
    case 'match':
      return [
        ...question.left.map((option) => ({ ...option, side: 'left' as const })),
        ...question.right.map((option) => ({ ...option, side: 'right' as const })),
      ]
    case 'judge':
    case 'blank':
    case 'gaps':
    case 'short':
      return []
  }
}

function answerOf(question: Question): ExportedQuestion['answer'] {
  switch (question.form) {
    case 'single':
      return [question.right]
    case 'multiple':
      return question.right
    case 'judge':
      return question.right
    case 'order':
      return question.items.map(({ id }) => id)
    case 'match':
      return question.left.map(({ id }, index) => [id, question.right[index]?.id ?? ''] as const)
    case 'blank':
    case 'gaps':
    case 'short':
      return []
  }
}

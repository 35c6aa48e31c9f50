// A question as the compiled files say it; `parseQuestion` of parse-compiled.ts is the way back.
import type { Option, Question } from '../quiz/question.ts'
import { USUAL_FORM, USUAL_LEVEL, usualFact, usualParagraph } from './wire-format.ts'
import type { WireOptions, WireQuestion } from './wire-format.ts'

export function questionToWire(question: Question): WireQuestion {
  const { id, paragraph, form, difficulty, facts, stem, explanation } = question
  const [fact, ...more] = facts
  return {
    id,
    ...(paragraph !== usualParagraph(id) && { paragraph }),
    ...(form !== USUAL_FORM && { form }),
    ...(difficulty !== USUAL_LEVEL && { level: difficulty }),
    ...((fact !== usualFact(id) || more.length > 0) && { facts }),
    stem,
    why: explanation,
    ...answerToWire(question),
  }
}

function answerToWire(
  question: Question,
): Pick<WireQuestion, 'options' | 'others' | 'right' | 'unit' | 'traditional' | 'swap'> {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return { options: optionsToWire(question.options), right: question.right }
    case 'judge':
      return {
        right: question.right,
        ...(question.swap && { swap: [question.swap.wrong, question.swap.right] as const }),
      }
    case 'blank':
      return {
        right: question.accept,
        ...(question.unit === undefined ? {} : { unit: question.unit }),
        ...(question.traditional && { traditional: question.traditional }),
      }
    case 'gaps':
      return {
        right: question.accept,
        ...(question.traditional && { traditional: question.traditional }),
      }
    case 'short':
      return { right: question.accept }
    case 'order':
      return { options: optionsToWire(question.items) }
    case 'match':
      return { options: optionsToWire(question.left), others: optionsToWire(question.right) }
  }
}

function optionsToWire(options: readonly Option[]): WireOptions {
  return Object.fromEntries(options.map(({ id, text }) => [id, text]))
}

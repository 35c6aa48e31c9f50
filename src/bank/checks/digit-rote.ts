import { figuresIn } from '../authored/figures.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import { editDistance } from './centre-of-options.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'
import { numericOptions } from './numeric-options.ts'

/** Figures of fewer digits are read, not learned by rote. */
const LONG_FIGURE = 3
/** So many wrong options must look like the right one before a question asks for digits alone. */
const LOOKALIKES = 2

export const digitRote: Check = {
  name: 'digit-rote',
  description:
    'A figure is asked digit by digit (75204 or 72504?) at most once; the other questions ask what it measures.',
  scope: 'file',
  check: (bank) => {
    const first = new Map<string, AskedQuestion>()
    return bank.asked.flatMap((asked) => {
      const digits = roteDigits(asked.question)
      if (digits === undefined) return []
      const key = `${asked.fact.paragraph} ${digits}`
      const twin = first.get(key)
      if (!twin) {
        first.set(key, asked)
        return []
      }
      return [
        error(
          asked.question,
          `asks for the digits of ${digits}, as ${twin.question.id} does: ask what the figure measures, or retire one`,
        ),
      ]
    })
  },
}

/** The figure whose digits alone decide the question, if that is so. */
export function roteDigits(question: AuthoredQuestion): string | undefined {
  switch (question.form) {
    case 'blank': {
      const digits = onlyDigits(question.accept[0])
      return digits !== undefined && digits.length >= LONG_FIGURE ? digits : undefined
    }
    case 'judge': {
      const [wrong, right] = [onlyDigits(question.swap?.wrong), onlyDigits(question.swap?.right)]
      return right !== undefined && wrong !== undefined && looksLike(wrong, right) ? right : undefined
    }
    case 'single': {
      const options = numericOptions(question) ?? []
      const right = onlyDigits(options.find(({ isRight }) => isRight)?.text)
      if (right === undefined) return undefined
      const wrong = options.filter(({ isRight }) => !isRight).map(({ text }) => onlyDigits(text) ?? '')
      return wrong.filter((digits) => looksLike(digits, right)).length >= LOOKALIKES ? right : undefined
    }
    default:
      return undefined
  }
}

/** The digits of a text with exactly one figure. */
function onlyDigits(text = ''): string | undefined {
  const [figure, ...others] = figuresIn(text)
  return figure && others.length === 0 ? figure.text.replace(/\D/g, '') : undefined
}

/** The same digits in another order, or one digit changed. */
function looksLike(wrong: string, right: string): boolean {
  if (wrong.length !== right.length || right.length < 2) return false
  return sorted(wrong) === sorted(right) || (right.length >= LONG_FIGURE && editDistance(wrong, right) === 1)
}

function sorted(digits: string): string {
  return [...digits].sort().join('')
}

import type { Option } from '../../quiz/question.ts'
import { plainText } from '../authored/plain-text.ts'
import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'

export const choices: Check = {
  name: 'choices',
  description:
    'Options, items and pairs: as many as the form asks for, each different, the right ones among them.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => [
      ...counts(question),
      ...sides(question).flatMap((side) => different(question, side)),
    ]),
}

function counts(question: AuthoredQuestion): Problem[] {
  switch (question.form) {
    case 'single':
      return [
        ...between(question, 'options', question.options.length, 3, 4),
        ...(question.options.some(({ id }) => id === question.answer)
          ? []
          : [error(question, `answer ${question.answer} is not among the options: correct it`)]),
      ]
    case 'multiple':
      return [...between(question, 'options', question.options.length, 4, 6), ...multipleAnswer(question)]
    case 'order':
      return between(question, 'items', question.items.length, 3, 6)
    case 'match':
      return [...between(question, 'pairs', question.pairs.length, 3, 5), ...sharedIds(question)]
    default:
      return []
  }
}

function multipleAnswer(question: Extract<AuthoredQuestion, { form: 'multiple' }>): Problem[] {
  const known = new Set(question.options.map(({ id }) => id))
  const chosen = new Set(question.answer)
  const strange = question.answer.filter((id) => !known.has(id))
  if (strange.length > 0)
    return [error(question, `answer ${strange.join(', ')} is not among the options: correct it`)]
  if (chosen.size < question.answer.length)
    return [error(question, 'answer names an option twice: remove one')]
  if (chosen.size < 2)
    return [error(question, 'a multiple question needs two or more right options: add one or make it single')]
  if (chosen.size === known.size) return [error(question, 'every option is right: add a wrong one')]
  return []
}

function sharedIds(question: Extract<AuthoredQuestion, { form: 'match' }>): Problem[] {
  const ids = new Set(question.pairs.map(({ id }) => id))
  return question.extra
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => error(question, `extra ${id} has the id of a pair: give it another letter`))
}

function between(
  question: AuthoredQuestion,
  what: string,
  count: number,
  least: number,
  most: number,
): Problem[] {
  if (count >= least && count <= most) return []
  return [error(question, `has ${count} ${what}: ${question.form} takes ${least} to ${most}`)]
}

/** The lists within which no two texts may be the same. */
function sides(question: AuthoredQuestion): readonly (readonly Pick<Option, 'text'>[])[] {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return [question.options]
    case 'order':
      return [question.items]
    case 'match':
      return [
        question.pairs.map(({ left }) => ({ text: left })),
        [...question.pairs.map(({ right }) => ({ text: right })), ...question.extra],
      ]
    default:
      return []
  }
}

function different(question: AuthoredQuestion, side: readonly Pick<Option, 'text'>[]): Problem[] {
  const overlapMatters = question.form === 'single' || question.form === 'multiple'
  return side.flatMap((one, index) =>
    side.slice(index + 1).flatMap((other) => {
      const [short = '', long = ''] = [plainText(one.text), plainText(other.text)].sort(
        (a, b) => a.length - b.length,
      )
      if (short === long)
        return [error(question, `“${one.text}” and “${other.text}” are the same: change one`)]
      if (!overlapMatters || !overlaps(short, long)) return []
      return [
        warning(question, `“${one.text}” and “${other.text}” overlap, so both may seem right: change one`),
      ]
    }),
  )
}

/** Whether one text stands in the other as a whole, and not as digits of a longer figure. */
function overlaps(short: string, long: string): boolean {
  const at = long.indexOf(short)
  if (at < 0) return false
  const cutsBefore = /[\d.]$/.test(long.slice(0, at)) && /^[\d.]/.test(short)
  const cutsAfter = /^[\d.万亿%]/.test(long.slice(at + short.length)) && /[\d.]$/.test(short)
  return !cutsBefore && !cutsAfter
}

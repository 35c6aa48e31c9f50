import { amountsIn, figuresIn, sameFigure, withoutNames } from '../authored/figures.ts'
import type { Figure } from '../authored/figures.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import { citedParagraphs, sumOf, termsOf } from './checked-bank.ts'
import type { AskedQuestion } from './checked-bank.ts'

export const figures: Check = {
  name: 'figures',
  description:
    'Every figure a question states stands in a paragraph it cites, in its sum, or is a declared wrong one; an ' +
    'explanation may also tell figures of other paragraphs.',
  scope: 'file',
  check: (bank) => {
    const everyFigure = bank.paragraphs.flatMap(termsOf).flatMap(figuresIn)
    return bank.asked.flatMap((asked) => {
      const { question } = asked
      const cited = citedParagraphs(bank, asked.facts)
      // Whether a fact has an index at all is said once, by the id check.
      if (cited.length === 0) return []
      const names = cited.flatMap((paragraph) => paragraph.names)
      const allowed = [
        ...cited.flatMap((p) => p.figures),
        ...names,
        ...bank.pack.figures,
        ...keysOf(asked),
      ].flatMap(figuresIn)
      const amounts = sumAmounts(asked)
      const isKnown = (figure: Figure): boolean =>
        allowed.some((other) => sameFigure(figure, other)) ||
        amounts.some(
          (amount) =>
            Math.abs(amount - (figure.isPercent ? figure.value / 100 : figure.value)) <=
            1e-9 * Math.abs(amount),
        )
      const swapped = question.form === 'judge' && question.swap ? figuresIn(question.swap.wrong) : []
      const wrong = [...swapped, ...wrongTexts(question).flatMap(figuresIn)]
      const unknownIn = (text: string, free: readonly Figure[]): readonly Figure[] =>
        figuresIn(withoutNames(text, names)).filter(
          (f) => !isKnown(f) && !free.some((other) => sameFigure(f, other)),
        )

      const places = cited.map((paragraph) => paragraph.id).join(', ')
      const unheardOf = unknownIn(question.why, [...wrong, ...everyFigure]).map(({ text }) =>
        error(
          question,
          `figure ${text} in why is in no paragraph at all: correct it, or add it to the index of its paragraph`,
        ),
      )
      const uncited = [
        ...unknownIn(filledStem(question), swapped).map(({ text }) => `figure ${text} of the stem`),
        ...rightTexts(question).flatMap((right) =>
          unknownIn(right, []).map(({ text }) => `figure ${text} of the right answer`),
        ),
      ].map((what) =>
        error(
          question,
          `${what} is in no paragraph this question cites (${places}): correct it, name the fact it comes from under also, or add it to the index`,
        ),
      )
      return [...uncited, ...unheardOf]
    })
  },
}

function keysOf(asked: AskedQuestion): readonly string[] {
  return asked.facts.filter((fact) => fact.derived).flatMap((fact) => [...fact.keys, fact.derived?.sum ?? ''])
}

function sumAmounts(asked: AskedQuestion): readonly number[] {
  return asked.facts.flatMap((fact) => {
    const sum = sumOf(fact)
    return sum ? [...sum.inputs, sum.result, ...fact.keys.flatMap(amountsIn)] : []
  })
}

/** A blank is checked in place, so that 76.2 before a % counts as 76.2%. */
function filledStem(question: AuthoredQuestion): string {
  return question.form === 'blank' ? question.stem.replace('____', question.accept[0] ?? '') : question.stem
}

/** What the question presents as right, outside its stem. */
function rightTexts(question: AuthoredQuestion): readonly string[] {
  switch (question.form) {
    case 'single':
      return question.options.filter(({ id }) => id === question.answer).map(({ text }) => text)
    case 'multiple':
      return question.options.filter(({ id }) => question.answer.includes(id)).map(({ text }) => text)
    case 'order':
      return question.items.map(({ text }) => text)
    case 'match':
      return question.pairs.flatMap(({ left, right }) => [left, right])
    case 'gaps':
      return question.accept.flat()
    case 'short':
      return question.accept
    case 'judge':
    case 'blank':
      return []
  }
}

function wrongTexts(question: AuthoredQuestion): readonly string[] {
  switch (question.form) {
    case 'single':
      return question.options.filter(({ id }) => id !== question.answer).map(({ text }) => text)
    case 'multiple':
      return question.options.filter(({ id }) => !question.answer.includes(id)).map(({ text }) => text)
    case 'match':
      return question.extra.map(({ text }) => text)
    default:
      return []
  }
}

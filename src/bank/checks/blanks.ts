import { GAP } from '../../quiz/question.ts'
import { acceptsTyped } from '../../quiz/typed-text.ts'
import { figuresIn, sameFigure } from '../authored/figures.ts'
import { lengthOf, plainText } from '../authored/plain-text.ts'
import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'

const LONGEST_ANSWER = 10

export const blanks: Check = {
  name: 'blanks',
  description: 'A blank marks one place with ____, asks for a short answer, and does not give it away.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      if (question.form === 'gaps') {
        const places = (question.stem.match(/_+/g) ?? []).filter((gap) => gap === GAP).length
        return places === question.accept.length
          ? []
          : [
              error(
                question,
                `the stem has ${places} places marked ____ and accept has ${question.accept.length} lists: give each place its list`,
              ),
            ]
      }
      if (question.form !== 'blank') {
        // A single choice may show its gap the same way; a statement to judge has none.
        const hasGap = question.form === 'judge' && question.stem.includes('__')
        return hasGap
          ? [error(question, 'a statement to judge has no ____: write it out, or set form: blank')]
          : []
      }
      const problems: Problem[] = []
      const gaps = question.stem.match(/_+/g) ?? []
      if (gaps.length !== 1 || gaps[0] !== '____') {
        problems.push(error(question, 'mark exactly one place of the stem with ____ (four underscores)'))
      }
      for (const text of question.accept) {
        if (standsIn(question.stem, text)) {
          problems.push(error(question, `the answer “${text}” already stands in the stem: reword the stem`))
        }
      }
      const [shown = '', ...others] = question.accept
      const { unit } = question
      for (const text of others) {
        if (acceptsTyped({ accept: [shown], ...(unit === undefined ? {} : { unit }) }, text)) {
          problems.push(warning(question, `“${text}” counts as “${shown}” anyway: remove it from accept`))
        }
      }
      if (lengthOf(plainText(shown)) > LONGEST_ANSWER) {
        problems.push(
          warning(question, `“${shown}” is over ${LONGEST_ANSWER} characters: ask for a shorter part of it`),
        )
      }
      return problems
    }),
}

function standsIn(stem: string, accepted: string): boolean {
  const [figure] = figuresIn(accepted)
  const answer = plainText(accepted)
  if (figure && figure.text === answer) return figuresIn(stem).some((other) => sameFigure(figure, other))
  // A single numeral such as 四 stands in too many words (第四部分) to mean anything.
  if (lengthOf(answer) < 2) return false
  return plainText(stem).includes(answer)
}

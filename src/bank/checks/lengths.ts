import { lengthOf } from '../authored/plain-text.ts'
import { error, warning } from '../authored/problem.ts'
import type { Check } from './check.ts'

const LONG_STEM = 60
const TOO_LONG_STEM = 90
const SHORT_OPTION = 6

export const lengths: Check = {
  name: 'lengths',
  description: 'Stems fit a small screen, and no option stands out by its length.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      const length = lengthOf(question.stem)
      const problems = []
      if (length > TOO_LONG_STEM)
        problems.push(error(question, `the stem has ${length} characters: shorten it to ${LONG_STEM}`))
      else if (length > LONG_STEM)
        problems.push(warning(question, `the stem has ${length} characters: ${LONG_STEM} is the aim`))
      if (question.form === 'single' || question.form === 'multiple') {
        const optionLengths = question.options.map(({ text }) => lengthOf(text))
        const longest = Math.max(...optionLengths)
        const shortest = Math.min(...optionLengths)
        if (longest > SHORT_OPTION && longest > 2 * shortest) {
          problems.push(
            warning(question, `options run from ${shortest} to ${longest} characters: bring them closer`),
          )
        }
      }
      return problems
    }),
}

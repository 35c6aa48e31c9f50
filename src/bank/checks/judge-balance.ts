import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

export const judgeBalance: Check = {
  name: 'judge-balance',
  description:
    'About half of the statements to judge are true: 45 to 55 of 100 in the bank, 35 to 65 in a chapter.',
  scope: 'bank',
  check: (bank) => {
    const problems: Problem[] = []
    const whole = shareOfTrue(bank.asked)
    if (whole !== undefined && (whole < 0.45 || whole > 0.55)) {
      problems.push(
        error(bank.pack, `${percent(whole)} of the statements to judge are true: 45 to 55 % are wanted`),
      )
    }
    for (const chapter of bank.pack.chapters) {
      const share = shareOfTrue(bank.asked.filter((asked) => asked.chapter === chapter.id))
      if (share !== undefined && (share < 0.35 || share > 0.65)) {
        problems.push(
          warning(
            bank.pack,
            `chapter ${chapter.id}: ${percent(share)} of its statements to judge are true: 35 to 65 % are wanted`,
          ),
        )
      }
    }
    return problems
  },
}

function shareOfTrue(asked: readonly AskedQuestion[]): number | undefined {
  const answers = asked.flatMap(({ question }) => (question.form === 'judge' ? [question.answer] : []))
  return answers.length === 0 ? undefined : answers.filter(Boolean).length / answers.length
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

import { figuresIn } from '../authored/figures.ts'
import { error, warning } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

export const judgeBalance: Check = {
  name: 'judge-balance',
  description:
    'About half of the statements to judge are true: 45 to 55 of 100 in the bank, among those with figures, and among ' +
    'those without; 35 to 65 in a chapter.',
  scope: 'bank',
  check: (bank) => {
    const problems: Problem[] = []
    for (const { which, asked } of kindsOfJudges(bank.asked)) {
      const share = shareOfTrue(asked)
      if (share !== undefined && (share < 0.45 || share > 0.55)) {
        problems.push(
          error(bank.pack, `${percent(share)} of the ${which} to judge are true: 45 to 55 % are wanted`),
        )
      }
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

/** All statements to judge, those whose stem has a figure, and those without: a reader may guess by the kind. */
export function kindsOfJudges(
  asked: readonly AskedQuestion[],
): readonly { readonly which: string; readonly asked: readonly AskedQuestion[] }[] {
  const judges = asked.filter(({ question }) => question.form === 'judge')
  const hasFigure = ({ question }: AskedQuestion): boolean => figuresIn(question.stem).length > 0
  return [
    { which: 'statements', asked: judges },
    { which: 'statements with figures', asked: judges.filter(hasFigure) },
    { which: 'statements without figures', asked: judges.filter((each) => !hasFigure(each)) },
  ]
}

function shareOfTrue(asked: readonly AskedQuestion[]): number | undefined {
  const answers = asked.flatMap(({ question }) => (question.form === 'judge' ? [question.answer] : []))
  return answers.length === 0 ? undefined : answers.filter(Boolean).length / answers.length
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

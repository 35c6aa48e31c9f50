import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { AskedQuestion } from './checked-bank.ts'

const MOST = 0.08
const NAMES_PAPER =
  /《娄底日报》|据.{0,6}报道|综述|报道(?:里|中|说|写|称|讲|把|提|介绍|列|给|的|相符|一致|数字)|按报道/

export const paperInStems: Check = {
  name: 'paper-in-stems',
  description:
    'The screen names the source above every question, so a stem names it only for its own judgement: at most 8 of 100.',
  scope: 'bank',
  check: (bank) => {
    const share = shareNamingPaper(bank.asked)
    if (share <= MOST) return []
    return [
      error(
        bank.pack,
        `${(share * 100).toFixed(1)} % of the stems name the paper or its report, at most 8 % are wanted: begin with the matter`,
      ),
    ]
  },
}

/** How many stems name the paper, 0 to 1. */
export function shareNamingPaper(asked: readonly AskedQuestion[]): number {
  return asked.filter(({ question }) => namesPaper(question.stem)).length / Math.max(1, asked.length)
}

export function namesPaper(stem: string): boolean {
  return NAMES_PAPER.test(stem)
}

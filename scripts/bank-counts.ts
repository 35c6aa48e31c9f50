// What the bank holds, as a few lines for the person at the terminal.
import type { AuthoredBank } from '../src/bank/authored/authored-bank.ts'
import { giveawayPairs } from '../src/bank/authored/giveaways.ts'
import { centreShares } from '../src/bank/checks/centre-of-options.ts'
import type { CentreShare } from '../src/bank/checks/centre-of-options.ts'
import { checkedBank } from '../src/bank/checks/checked-bank.ts'
import type { AskedQuestion } from '../src/bank/checks/checked-bank.ts'
import { echoShare } from '../src/bank/checks/echo.ts'
import { kindsOfJudges } from '../src/bank/checks/judge-balance.ts'
import { meanOptionLengths } from '../src/bank/checks/option-lengths.ts'
import { shareNamingPaper } from '../src/bank/checks/paper-in-stems.ts'
import { ranksOfFigures } from '../src/bank/checks/rank-of-figures.ts'
import { FORMS } from '../src/quiz/question.ts'

/** Lines with counts of facts and of questions in practice, in the files that `isCounted` lets through. */
export function bankCounts(bank: AuthoredBank, isCounted: (file: string) => boolean): readonly string[] {
  const { asked: all, retired: allRetired } = checkedBank(bank)
  const asked = all.filter(({ question }) => isCounted(question.place.file))
  const retired = allRetired.filter(({ question }) => isCounted(question.place.file))
  const facts = bank.facts.filter(({ place }) => isCounted(place.file))
  const { right, wrong } = meanOptionLengths(asked)
  const centre = centreShares(asked)
  const figureRanks = ranksOfFigures(asked)
  const { chapters } = bank.pack
  return [
    `facts ${facts.length}, questions ${asked.length}, retired ${retired.length}`,
    `forms: ${tally(FORMS, asked, ({ question }) => question.form)}`,
    `chapters: ${tally(ids(chapters), asked, ({ chapter }) => chapter)}`,
    `paragraphs: ${tally(
      chapters.flatMap(({ paragraphs }) => paragraphs),
      asked,
      ({ fact }) => fact.paragraph,
    )}`,
    `difficulty: ${tally(['1', '2', '3'], asked, ({ question }) => String(question.difficulty))}`,
    `judge: ${kindsOfJudges(asked).map(truthText).join('; ')}`,
    `single, mean option length: right ${right.toFixed(2)}, wrong ${wrong.toFixed(2)}`,
    `single, the option most like the others is right: ${shareText(centre.all)}; with figures ${shareText(centre.figures)}`,
    `single, the option that shares most words with the stem is right: ${shareText(echoShare(asked))}`,
    `single, the right figure by size: ${figureRanks.ranks.join(', ')} of ${figureRanks.count}`,
    `stems that name the paper: ${(shareNamingPaper(asked) * 100).toFixed(1)} %`,
    `pairs of which one gives the other away: ${giveawayPairs({ ...bank, facts }).length}`,
  ]
}

function truthText({ which, asked }: ReturnType<typeof kindsOfJudges>[number]): string {
  const trueOnes = asked.filter(({ question }) => question.form === 'judge' && question.answer).length
  return `${which} true ${trueOnes}, false ${asked.length - trueOnes}`
}

function shareText({ share, count }: CentreShare): string {
  return `${share.toFixed(2)} of ${count}`
}

function tally(
  names: readonly string[],
  asked: readonly AskedQuestion[],
  nameOf: (asked: AskedQuestion) => string,
): string {
  return names.map((name) => `${name} ${asked.filter((each) => nameOf(each) === name).length}`).join(', ')
}

function ids(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id)
}

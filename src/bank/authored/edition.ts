// The name of an edition follows from its content, so that a code cannot mean one paper today and another tomorrow.
import type { BankIndex } from '../../quiz/bank.ts'
import { judgedParts } from '../../quiz/judged-parts.ts'
import type { Question, QuestionId } from '../../quiz/question.ts'
import { contentHash } from './content-hash.ts'
import type { GiveawayPair } from './giveaways.ts'

/** 40 bits: of a million editions two share one with a chance of one in two. */
const MARK_LENGTH = 10

/**
 * Editions given out before their names followed from their content, with the mark of that content: they keep their plain
 * names, by which the codes and records of that time know them.
 */
const PLAIN_NAMES: Readonly<Record<string, string>> = { '2026.11': '437402dec7' }

/**
 * The authors' name of an edition, e.g. `2026.11`, and a mark of all that papers and results rest on. Wording is left out:
 * a slip of the pen can be mended without a printed code being refused.
 */
export function editionOf(
  name: string,
  index: Omit<BankIndex, 'edition'>,
  questions: readonly Question[],
  giveaways: readonly GiveawayPair[],
): string {
  const mark = contentMark(index, questions, giveaways)
  return PLAIN_NAMES[name] === mark ? name : `${name}-${mark}`
}

function contentMark(
  { chapters, questions: asked }: Omit<BankIndex, 'edition'>,
  questions: readonly Question[],
  giveaways: readonly GiveawayPair[],
): string {
  const byId = new Map<QuestionId, Question>(questions.map((question) => [question.id, question]))
  const content = [
    chapters.map(({ id }) => id),
    asked.map(({ id }) => byId.get(id)).map((question) => question && partsOf(question)),
    giveaways,
  ]
  return contentHash(JSON.stringify(content)).slice(-MARK_LENGTH)
}

/** What a draw, an option order and the points of an answer depend on. */
function partsOf(question: Question): readonly unknown[] {
  const { id, chapter, form, facts } = question
  return [id, chapter, form, facts, ...judgedParts(question)]
}

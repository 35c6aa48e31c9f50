import { figuresIn, sameFigure } from '../authored/figures.ts'
import { lengthOf, plainText } from '../authored/plain-text.ts'
import { error } from '../authored/problem.ts'
import type { AuthoredQuestion } from '../authored/authored-bank.ts'
import type { Check } from './check.ts'
import { termsOf } from './checked-bank.ts'
import { rightTextsOf } from './right-texts.ts'

const LEAST_NEW = 12
const SHORTEST_NAME = 2
/** Words that carry an explanation but tell nothing. */
const FILLER =
  /据报道|报道(?:中|里|里面)?(?:写明|写到|写的|说的|提到|列举|给出|用的词|用的|写|说|称|把)?|《娄底日报》|综述|原话|原文|原来的说法|正是|就是|完整的说法是|别弄混|不是/g
/** Names in so many questions that they are no news. */
const EVERYWHERE = new Set(['娄底', '娄底市', '湖南', '党史学习教育', '中国共产党', '党史', '全市', '全省'])

export const teachingWhy: Check = {
  name: 'teaching-why',
  description:
    `An explanation adds a name, a figure or ${LEAST_NEW} characters to what stem and answer say: a companion, a purpose, ` +
    'a result, or where the tempting wrong option belongs.',
  scope: 'file',
  check: (bank) => {
    const names = [...new Set(bank.paragraphs.flatMap(termsOf).map(plainText))].filter(
      (name) => lengthOf(name) >= SHORTEST_NAME && !EVERYWHERE.has(name) && figuresIn(name).length === 0,
    )
    return bank.asked.flatMap(({ question }) => {
      if (adds(question, names)) return []
      return [
        error(
          question,
          'why only repeats stem and answer: add what the figure measures, its companion, the purpose or result, or where ' +
            'the tempting wrong option belongs',
        ),
      ]
    })
  },
}

/** Whether the explanation tells something that stands neither in the stem nor in the right answer. */
export function adds(question: AuthoredQuestion, names: readonly string[]): boolean {
  const said = [filledStem(question), ...rightTextsOf(question)]
  const saidFigures = said.flatMap(figuresIn)
  if (figuresIn(question.why).some((figure) => !saidFigures.some((other) => sameFigure(figure, other))))
    return true
  const known = plainText(said.join('｜'))
  const why = plainText(question.why)
  if (names.some((name) => why.includes(name) && newCharacters(name, known) >= SHORTEST_NAME)) return true
  return newCharacters(plainText(question.why.replace(FILLER, '')), known) >= LEAST_NEW
}

/** A name that the blank cuts in two is known as a whole. */
function filledStem({ stem, ...question }: AuthoredQuestion): string {
  return question.form === 'blank' ? stem.replace('____', question.accept[0] ?? '') : stem
}

/** Characters, without punctuation, that stand in no pair of characters which the stem or the answer has too. */
function newCharacters(why: string, known: string): number {
  const characters = [...why.replace(/\p{P}/gu, '')]
  return characters.filter((character, index) => {
    const before = `${characters[index - 1] ?? '｜'}${character}`
    const after = `${character}${characters[index + 1] ?? '｜'}`
    return !known.includes(before) && !known.includes(after)
  }).length
}

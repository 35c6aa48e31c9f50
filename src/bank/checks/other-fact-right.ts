// No program can read a stem. These three rules catch the usual ways in which another fact makes a wrong option right,
// and are drawn narrowly, since an author who meets false alarms stops reading them.
import type { Option } from '../../quiz/question.ts'
import type { AuthoredFact, AuthoredQuestion } from '../authored/authored-bank.ts'
import { figuresIn, sameFigure } from '../authored/figures.ts'
import type { Figure } from '../authored/figures.ts'
import { plainText } from '../authored/plain-text.ts'
import { error } from '../authored/problem.ts'
import type { Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'
import { termsOf } from './checked-bank.ts'
import type { AskedQuestion, CheckedBank } from './checked-bank.ts'
import { comparableValue, sameValue } from './keys.ts'

/** In so many facts that they tell nothing about what a stem asks. */
const GENERIC = new Set(
  '娄底 娄底市 娄底日报 湖南 湖南省 全市 全省 今年 党史学习教育 中国共产党 党史'.split(' '),
)
/** The stem asks for what does not fit, or for a place in an order: another key of the list is then a fair wrong option. */
const ASKS_OTHERWISE =
  /不属于|不是|不在|不包括|没有|除了|[未无]|第[一二三四五六七八九]|最[前后先]|首[先位]|之[前后]|[前后]面|紧接|依次|顺序|空|____|哪一[步位]/

/** Tried on the whole bank: from here down, alarms are about other things. */
const CLOSE_ENOUGH = 0.6

export const otherFactRight: Check = {
  name: 'other-fact-right',
  description: 'No wrong option is made right for its stem by another fact of the bank.',
  scope: 'file',
  check: (bank) => {
    const vocabulary = vocabularyOf(bank)
    const packFigures = bank.pack.figures.flatMap(figuresIn)
    const known = new Map(bank.facts.map((fact) => [fact, knownFact(fact)]))
    return bank.asked.flatMap((asked) => {
      const { right, wrong } = sidesOf(asked.question)
      const own = known.get(asked.fact)
      if (wrong.length === 0 || !own || ASKS_OTHERWISE.test(asked.question.stem)) return []
      const pairs = pairsOf(asked.question.stem)
      const closeness = shareIn(pairs, own)
      const rightTexts = right.map(({ text }) => plainText(text))
      const figures = figuresIn(asked.question.stem).filter(
        (figure) => !packFigures.some((other) => sameFigure(figure, other)),
      )
      // A fact that lacks a figure of the stem or fits it far less than the question's own fact is about something else,
      // and one that names the right answer too sums up several facts: none pairs the stem with the wrong option.
      const rivals = [...known.values()].filter(
        (rival) =>
          !asked.facts.includes(rival.fact) &&
          shareIn(pairs, rival) >= closeness * CLOSE_ENOUGH &&
          figures.every((figure) => rival.figures.some((other) => sameFigure(figure, other))) &&
          !rightTexts.some((text) => rival.text.includes(text)),
      )
      const subject = subjectOf(asked.question.stem, vocabulary)
      return wrong.flatMap(
        (option) =>
          sameList(asked, option) ??
          sameSubject(asked, option, subject, rivals) ??
          sameKeys(asked, option, rivals) ??
          [],
      )
    })
  },
}

/** A fact with what is compared again and again. */
interface KnownFact {
  readonly fact: AuthoredFact
  readonly text: string
  readonly keys: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
  readonly figures: readonly Figure[]
}

function knownFact(fact: AuthoredFact): KnownFact {
  return {
    fact,
    text: plainText([fact.statement, ...fact.keys].join('｜')),
    keys: new Set(fact.keys.map(comparableValue)),
    pairs: new Set(pairsOf(fact.statement)),
    figures: [fact.statement, ...fact.keys].flatMap(figuresIn),
  }
}

function sidesOf(question: AuthoredQuestion): {
  readonly right: readonly Option[]
  readonly wrong: readonly Option[]
} {
  if (question.form !== 'single' && question.form !== 'multiple') return { right: [], wrong: [] }
  const answer = question.form === 'single' ? [question.answer] : question.answer
  const isRight = ({ id }: Option): boolean => answer.includes(id)
  return {
    right: question.options.filter(isRight),
    wrong: question.options.filter((option) => !isRight(option)),
  }
}

/** A wrong option that is a further key of the very list the stem asks for. */
function sameList({ question, fact }: AskedQuestion, option: Option): Problem | undefined {
  if (fact.kind !== 'list') return undefined
  // A stem that names one of the keys, or rests on more facts, asks for a part of the list.
  if (question.also.length > 0 || fact.keys.some((key) => standsIn(question.stem, key))) return undefined
  if (!fact.keys.some((key) => sameValue(key, option.text))) return undefined
  return error(question, `wrong option “${option.text}” is a key of the list ${fact.id} itself: replace it`)
}

/** A wrong option that is a key of another fact about everything the stem names. */
function sameSubject(
  { question }: AskedQuestion,
  option: Option,
  subject: readonly string[],
  rivals: readonly KnownFact[],
): Problem | undefined {
  if (subject.length === 0) return undefined
  const value = comparableValue(option.text)
  const rival = rivals.find(
    ({ keys, text }) => keys.has(value) && subject.every((term) => text.includes(term)),
  )
  if (!rival) return undefined
  return error(
    question,
    `wrong option “${option.text}” is made right by fact ${rival.fact.id}: replace it, or narrow the stem`,
  )
}

/** Asked the other way round: the stem gives the figure or name, and another fact has it together with the option. */
function sameKeys(
  { question, fact }: AskedQuestion,
  option: Option,
  rivals: readonly KnownFact[],
): Problem | undefined {
  const wording = plainText(option.text)
  const given = fact.keys
    .filter((key) => standsIn(question.stem, key) && !GENERIC.has(plainText(key)))
    .map(comparableValue)
  if (given.length === 0 || wording.length < 2) return undefined
  const rival = rivals.find(({ keys, text }) => text.includes(wording) && given.every((key) => keys.has(key)))
  if (!rival) return undefined
  return error(
    question,
    `wrong option “${option.text}” fits the stem by fact ${rival.fact.id}: replace it, or narrow the stem`,
  )
}

/** Names of the index that stand in the stem, the longest where one holds another. */
function subjectOf(stem: string, vocabulary: readonly string[]): readonly string[] {
  let rest = plainText(stem)
  const found: string[] = []
  for (const term of vocabulary) {
    if (!rest.includes(term)) continue
    found.push(term)
    rest = rest.replaceAll(term, '□')
  }
  return found.filter((term) => !GENERIC.has(term))
}

function vocabularyOf(bank: CheckedBank): readonly string[] {
  const terms = bank.paragraphs.flatMap(termsOf).map(plainText)
  // Bare figures and single characters stand inside too much else.
  const telling = terms.filter((term) => term.length > 1 && !/^\d/.test(term))
  return [...new Set(telling)].sort((left, right) => right.length - left.length)
}

function standsIn(stem: string, key: string): boolean {
  const plain = plainText(key)
  const [figure] = figuresIn(key)
  if (figure && figure.text === plain) return figuresIn(stem).some((other) => sameFigure(figure, other))
  return plain.length > 1 && plainText(stem).includes(plain)
}

/** Share of a stem's character pairs that a fact's statement has too. */
function shareIn(pairs: readonly string[], { pairs: known }: KnownFact): number {
  return pairs.length === 0 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length
}

function pairsOf(text: string): readonly string[] {
  const characters = [...plainText(text).replace(/\p{P}/gu, '')]
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)
}

// The wrong book as plain text, for a chat, a notebook or a printer of somebody else.

import { answerText } from '../../components/answer-lines.ts'
import type { JudgeWords } from '../../components/answer-lines.ts'
import type { BankSource, Chapter } from '../../quiz/bank.ts'
import { rightAnswer } from '../../quiz/judging.ts'
import { authoredOptions } from '../../quiz/option-order.ts'
import { paragraphName } from '../../quiz/paragraph.ts'
import type { Answer, Question } from '../../quiz/question.ts'
import type { Translate } from '../../locales/i18n.ts'

export interface BookEntry {
  readonly question: Question
  readonly lastPick: Answer | null
}

export interface BookFrame {
  readonly title: string
  /** Absent in a bank that cites nothing. */
  readonly source: BankSource | undefined
  readonly chapters: readonly Chapter[]
}

export function bookText(
  entries: readonly BookEntry[],
  { title, source, chapters }: BookFrame,
  t: Translate,
) {
  const words: JudgeWords = { yes: t('judge.yes'), no: t('judge.no') }
  const parts = entries.map(({ question, lastPick }, at) => {
    const picked = lastPick?.length ? answerText(question, lastPick, words) : t('review.nothing')
    const place = paragraphName(question.paragraph, chapters)
    return [
      `${at + 1}. ${question.stem}${t('print.form', { form: t(`forms.${question.form}`) })}`,
      ...optionLines(question),
      t('review.text.picked', { text: picked }),
      t('review.text.right', { text: answerText(question, rightAnswer(question), words) }),
      ...(question.explanation ? [t('review.text.explanation', { text: question.explanation })] : []),
      ...(source ? [t('source.line', { newspaper: source.newspaper, date: source.date, place })] : []),
    ].join('\n')
  })
  return [title, ...parts].join('\n\n') + '\n'
}

function optionLines(question: Question): string[] {
  const lettered = authoredOptions(question).map(
    ({ text }, at) => `   ${String.fromCharCode(65 + at)}. ${text}`,
  )
  return question.form === 'match'
    ? [...question.left.map(({ text }) => `   ${text} — ？`), ...lettered]
    : lettered
}

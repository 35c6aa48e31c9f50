import { answerText } from '../../components/answer-lines.ts'
import type { Translate } from '../../locales/i18n.ts'
import { rightAnswer } from '../../quiz/judging.ts'
import type { Option, Question } from '../../quiz/question.ts'
import type { GivenAnswer } from '../../quiz/session.ts'
import { spokenText } from '../../quiz/spoken-text.ts'

const LETTERS = 'ABCDEFGHIJKL'

/** What is read of a question that waits for its answer: how to answer it, the stem, and what there is to choose. */
export function questionLines(question: Question, options: readonly Option[], t: Translate): string[] {
  return [...intro(question, t), question.stem, ...choices(question, options, t)].map(spokenText)
}

/** What is read of the feedback: the verdict, the right answer where it needs saying, and why. */
export function feedbackLines(question: Question, given: GivenAnswer, t: Translate): string[] {
  const words = { yes: t('judge.yes'), no: t('judge.no') }
  const answer = t('aloud.answer', { text: answerText(question, rightAnswer(question), words) })
  const verdict = given.right ? t('session.right') : t('session.wrong')
  return [verdict, ...(given.right ? [] : [answer]), question.explanation].map(spokenText)
}

function intro(question: Question, t: Translate): string[] {
  if (question.form === 'multiple') return [t('aloud.multiple')]
  return question.form === 'judge' ? [t('aloud.judge')] : []
}

function choices(question: Question, options: readonly Option[], t: Translate): string[] {
  const lettered = ({ text }: Option, at: number): string =>
    t('aloud.option', { letter: LETTERS.charAt(at), text })
  switch (question.form) {
    case 'single':
    case 'multiple':
      return options.map(lettered)
    case 'order':
      return [t('aloud.orderOf'), ...options.map(({ text }) => text)]
    case 'match':
      return [
        t('aloud.matchOf'),
        ...question.left.map(({ text }) => text),
        t('aloud.matchTo'),
        ...options.map(lettered),
      ]
    case 'judge':
    case 'blank':
    case 'gaps':
    case 'short':
      return []
  }
}

import type { BankSource, Chapter } from '../quiz/bank.ts'
import { rightAnswer } from '../quiz/judging.ts'
import { authoredOptions } from '../quiz/option-order.ts'
import { paragraphName } from '../quiz/paragraph.ts'
import type { Question } from '../quiz/question.ts'
import { answerText } from './answer-lines.ts'
import type { JudgeWords } from './answer-lines.ts'

export interface ReportedFrom {
  readonly edition: string
  readonly source: BankSource
  readonly chapters: readonly Chapter[]
}

type Words = (key: `report.${string}` | `forms.${string}`, values?: Record<string, string>) => string

/** All a maintainer needs to find the fault, as plain text; the last line is for the reader to fill in. */
export function faultReport(question: Question, from: ReportedFrom, judge: JudgeWords, t: Words): string {
  const options = authoredOptions(question).map(({ text }) => text)
  const { newspaper, date } = from.source
  return [
    t('report.head'),
    t('report.id', { id: question.id, edition: from.edition }),
    t('report.stem', { form: t(`forms.${question.form}`), stem: question.stem }),
    ...(options.length > 0 ? [t('report.options', { options: options.join('；') })] : []),
    t('report.answer', { answer: answerText(question, rightAnswer(question), judge) }),
    t('report.source', { place: paragraphName(question.paragraph, from.chapters), newspaper, date }),
    t('report.fault'),
  ].join('\n')
}

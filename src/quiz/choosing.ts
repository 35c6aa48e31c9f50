import type { Answer, JudgeQuestion, MultipleQuestion, OptionId, SingleQuestion } from './question.ts'

/** The answer after an option is tapped: that option alone, or for multiple one more or one fewer, in authored order. */
export function afterTap(
  question: SingleQuestion | MultipleQuestion | JudgeQuestion,
  chosen: Answer,
  tapped: OptionId,
): Answer {
  if (question.form !== 'multiple') return [tapped]
  return question.options.map(({ id }) => id).filter((id) => chosen.includes(id) !== (id === tapped))
}

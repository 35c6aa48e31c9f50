import { rulesOfForm } from './forms/forms.ts'
import { authoredOptions } from './option-order.ts'
import type { Answer, ChoiceQuestion, OptionId, Question } from './question.ts'

/** Answered by choosing among options on the screen. */
export function isChoice(question: Question): question is ChoiceQuestion {
  return rulesOfForm(question.form).chooses !== undefined
}

/** The answer after an option is tapped: that option alone, or for multiple one more or one fewer, in authored order. */
export function afterTap(question: ChoiceQuestion, chosen: Answer, tapped: OptionId): Answer {
  if (rulesOfForm(question.form).chooses === 'one') return [tapped]
  return authoredOptions(question)
    .map(({ id }) => id)
    .filter((id) => chosen.includes(id) !== (id === tapped))
}

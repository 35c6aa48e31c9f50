import type { Form } from '../question.ts'
import { NUMBERED_FORMS } from './code-numbers.ts'
import type { DrawGroup } from './rules.ts'

/** The draw of a custom format, from so many questions of each form: one group a form, in the order of their numbers. */
export function customDraw(counts: Readonly<Partial<Record<Form, number>>>): readonly DrawGroup[] {
  return NUMBERED_FORMS.map((form) => ({ forms: [form], count: counts[form] ?? 0 })).filter(
    ({ count }) => count !== 0,
  )
}

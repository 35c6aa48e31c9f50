import type { PracticeScope } from '../../quiz/practice.ts'
import type { Form } from '../../quiz/question.ts'

export const SCOPES = ['everything', 'unseen', 'starred', 'chapter', 'form'] as const
export const COUNTS = [10, 20, 'all'] as const

/** The scope that the fields of the practice form describe together. */
export function scopeOf(choice: {
  readonly scope: (typeof SCOPES)[number]
  readonly chapter: string
  readonly form: Form
}): PracticeScope {
  if (choice.scope === 'chapter') return { kind: 'chapter', chapter: choice.chapter }
  if (choice.scope === 'form') return { kind: 'form', form: choice.form }
  return { kind: choice.scope }
}

// One question as a file has it, before anybody has checked it. Every reader makes these, one place reads them.
import type { Difficulty, Form } from '../quiz/question.ts'
import type { Reason } from './reason.ts'

/** An answer that the format itself states; others write a key: `B`, `AC`, `√`, a text. */
export type DraftAnswer =
  | { readonly kind: 'options'; readonly right: readonly number[] }
  | { readonly kind: 'truth'; readonly isTrue: boolean }
  /** For every blank the texts that are accepted. */
  | { readonly kind: 'texts'; readonly accept: readonly (readonly string[])[] }
  /** A right side without a left one is a distractor. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [left: string, right: string])[] }

export interface Draft {
  readonly where: string
  /** Cells of single fields, where the file has cells. */
  readonly places?: { readonly form?: string; readonly key?: string }
  readonly text: string
  readonly id?: string
  readonly form?: Form
  /** As the file names it, when no form is known by that name. */
  readonly unknownForm?: string
  readonly stem: string
  readonly options: readonly string[]
  readonly key: string
  readonly answer?: DraftAnswer
  readonly explanation: string
  readonly chapter: string
  readonly difficulty: Difficulty
  readonly tags: readonly string[]
  /** A doubt of the reader: a person should look. */
  readonly doubt?: Reason
  /** A fault found by the reader. */
  readonly fault?: Reason
}

/** Placeholders for lost pictures, formulas and sounds: private-use characters, so no file uses them otherwise. */
export const LOST = { picture: '\ue000', formula: '\ue001', sound: '\ue002' } as const

const LONGEST_SHOWN = 200

export function draft(given: Partial<Draft> & Pick<Draft, 'where' | 'text'>): Draft {
  const shown = given.text
    .slice(0, 4 * LONGEST_SHOWN)
    .replace(/\s+/g, ' ')
    .trim()
  return {
    stem: '',
    options: [],
    key: '',
    explanation: '',
    chapter: '',
    difficulty: 2,
    tags: [],
    ...given,
    text: shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown,
  }
}

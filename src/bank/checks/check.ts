import type { Problem } from '../authored/problem.ts'
import type { CheckedBank } from './checked-bank.ts'

/** One rule of the bank. */
export interface Check {
  readonly name: string
  /** What the rule demands and why, for authors. */
  readonly description: string
  /** `bank` rules only mean something for the whole bank and are left out of a look at single files. */
  readonly scope: 'file' | 'bank'
  check(bank: CheckedBank): readonly Problem[]
}

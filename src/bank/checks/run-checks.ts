import type { AuthoredBank } from '../authored/authored-bank.ts'
import type { Problem } from '../authored/problem.ts'
import { allChecks } from './all-checks.ts'
import { checkedBank } from './checked-bank.ts'

/** What is looked at: single files, or the bank as a whole with its minima, balance and lock. */
export type CheckScope = 'files' | 'whole bank'

/** Runs every check; those that speak of the whole bank only when asked to. Problems come file by file, line by line. */
export function runChecks(bank: AuthoredBank, scope: CheckScope): readonly Problem[] {
  const prepared = checkedBank(bank)
  return allChecks
    .filter((check) => scope === 'whole bank' || check.scope === 'file')
    .flatMap((check) => check.check(prepared))
}

/** Problems in reading order. */
export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((left, right) =>
    left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1,
  )
}

// From the authored folder to the compiled bank, in one step for the command line and the Vite plugin.
import { assembleBank } from '../src/bank/authored/assemble.ts'
import type { AuthoredBank } from '../src/bank/authored/authored-bank.ts'
import type { Problem } from '../src/bank/authored/problem.ts'
import { inReadingOrder, runChecks } from '../src/bank/checks/run-checks.ts'
import type { CheckScope } from '../src/bank/checks/run-checks.ts'
import { inChinese } from './bank-messages.ts'
import { readPackFiles } from './pack-files.ts'

export interface BuiltBank {
  /** Undefined when there is no readable pack file. */
  readonly bank: AuthoredBank | undefined
  /** What cannot be read first, since other problems may follow from it; each part in reading order. */
  readonly problems: readonly Problem[]
}

/** Reads and checks the pack in `folder`; files are named relative to `root`. */
export function buildBank(folder: string, root: string, scope: CheckScope): BuiltBank {
  const read = assembleBank(readPackFiles(folder, root))
  const found = read.value ? runChecks(read.value, scope) : []
  return { bank: read.value, problems: [...inReadingOrder(read.problems), ...inReadingOrder(found)] }
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

/** One line as editors and terminals understand it: `file:line id: message`. */
export function describeProblem(problem: Problem): string {
  return `${placeOf(problem)}${problem.severity === 'warning' ? 'warning: ' : ''}${problem.message}`
}

export function describeInChinese(problem: Problem): string {
  return `${placeOf(problem)}${problem.severity === 'warning' ? '提醒：' : ''}${inChinese(problem.message)}`
}

function placeOf({ file, line, id }: Problem): string {
  return `${file}:${line} ${id === undefined ? '' : `${id}: `}`
}

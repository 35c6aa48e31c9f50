import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allChecks } from '../../../src/bank/checks/all-checks.ts'
import { inReadingOrder, runChecks } from '../../../src/bank/checks/run-checks.ts'
import { aBank, aFact, judge, single } from '../../support/authored-bank.ts'

const folder = new URL('../../../src/bank/checks/', import.meta.url)

describe('allChecks', () => {
  it('runs every check there is a file for', () => {
    const files = readdirSync(folder).filter((name) =>
      readFileSync(new URL(name, folder), 'utf8').includes(': Check = {'),
    )
    expect(allChecks.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
  })

  it.each(allChecks.map(({ name }) => name))('%s has tests of its own', (name) => {
    expect(existsSync(new URL(`./${name}.test.ts`, import.meta.url))).toBe(true)
  })
})

describe('runChecks', () => {
  const bank = aBank({ facts: [aFact({ questions: [single(), judge()] })] })

  it('leaves out what concerns the whole bank when single files are looked at', () => {
    const whole = runChecks(bank, 'whole bank').map(({ message }) => message)
    const files = runChecks(bank, 'files').map(({ message }) => message)
    expect(whole).toContainEqual(expect.stringContaining('no question asks paragraph'))
    expect(files).not.toContainEqual(expect.stringContaining('no question asks paragraph'))
    expect(files).toContainEqual(expect.stringContaining('this question id already stands'))
  })
})

describe('inReadingOrder', () => {
  it('goes by file, then by line as a number', () => {
    const at = (file: string, line: number) => ({ file, line, severity: 'error', message: '' }) as const
    const order = inReadingOrder([at('b', 1), at('a', 10), at('a', 9)]).map(
      ({ file, line }) => `${file}${line}`,
    )
    expect(order).toEqual(['a9', 'a10', 'b1'])
  })
})

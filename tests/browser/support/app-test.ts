// The test function of all browser tests: knows the answer key and fails on any fault a page reports.
import { test as base } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { readAnswerKey } from './answer-key.ts'
import type { AnswerKey } from './answer-key.ts'
import { BUILD } from './build.ts'

interface TestFixtures {
  /** Uncaught errors and refused scripts, styles or requests of every page; must be empty at the end. */
  readonly faults: string[]
}

interface WorkerFixtures {
  readonly key: AnswerKey
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  key: [async ({}, use) => use(readAnswerKey(BUILD)), { scope: 'worker' }],
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      watchFaults(context, faults)
      await use(faults)
      test.expect(faults, 'faults reported by the page').toEqual([])
    },
    { auto: true },
  ],
})

export function watchFaults(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    const text = message.text()
    if (/Content.?Security.?Policy|Trusted(HTML|Script|Type)/i.test(text)) faults.push(text)
  })
}

export { expect } from '@playwright/test'

// For what a page shows and how it is used, each page for itself. The worker stays on its way, since its copying of every file
// into each new profile takes a fifth of such a test, and nothing moves, which saves another tenth. What starts again without
// a network or is updated is tested with both, see app-test.ts, and what moves with `movingTest`.
import { test as appTest } from './app-test.ts'

export const movingTest = appTest.extend({
  context: async ({ context }, use) => {
    await context.addInitScript(() => {
      // An empty page has none.
      if ('serviceWorker' in navigator) navigator.serviceWorker.register = () => new Promise(() => undefined)
    })
    await use(context)
  },
})

export const test = movingTest.extend({ contextOptions: { reducedMotion: 'reduce' } })

export { expect } from '@playwright/test'

// For what a page shows and how it is used, each page for itself. The worker stays on its way, since its copying of every file
// into each new profile takes a fifth of such a test, and nothing moves, which saves another tenth. What starts again,
// leaves the network, is updated or moves is tested with both: see app-test.ts.
import { test as appTest } from './app-test.ts'

export const test = appTest.extend({
  contextOptions: { reducedMotion: 'reduce' },
  context: async ({ context }, use) => {
    await context.addInitScript(() => {
      // An empty page has none.
      if ('serviceWorker' in navigator) navigator.serviceWorker.register = () => new Promise(() => undefined)
    })
    await use(context)
  },
})

export { expect } from '@playwright/test'

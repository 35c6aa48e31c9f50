import '../styles/base.css'
import '../styles/tokens.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createWebHashHistory } from 'vue-router'
import { quiet } from '../composables/quiet.ts'
import { CURRENT_BANK } from '../db/current-bank.ts'
import { readSettings } from '../db/settings.ts'
import { setBankLanguage, setLanguage } from '../locales/i18n.ts'
import { BUILT_IN_BANK } from '../quiz/bank.ts'
import { useAppStatusStore } from '../stores/app-status.ts'
import AppShell from './AppShell.vue'
import { earlyQuestion, released, takeOver } from './early-question.ts'
import { keepInstallPrompt } from './install-prompt.ts'
import { reloadOnceWhenChunkIsGone } from './missing-chunk.ts'
import { makeRouter } from './router.ts'

reloadOnceWhenChunkIsGone()
void released().then(start)
// What the worker fetches would otherwise share the line with the first question.
void quiet()
  .then(() => import('./service-worker.ts'))
  .then(({ registerServiceWorker }) => registerServiceWorker())
  // Without what registers it there is no offline use either.
  .catch((error: unknown) => useAppStatusStore().notReady('failed', String(error)))

async function start(): Promise<void> {
  // A link to a bank file, docs/banks.md: the page that reads it.
  if (new URLSearchParams(location.search).has('bank')) location.hash = '#/banks'
  const router = makeRouter(createWebHashHistory())
  const app = createApp(AppShell).use(createPinia())
  if (CURRENT_BANK !== BUILT_IN_BANK)
    await (await import('../stores/own-bank.ts')).showOwnBank(setBankLanguage)
  // The first page is looked for from here on.
  app.use(router)
  keepInstallPrompt()
  // The router listens to the address once its first page has come or failed: what was asked for meanwhile is asked for here.
  const firstAddress = location.hash
  void router
    .isReady()
    .catch(() => undefined)
    .then(async () => {
      const asked = location.hash.slice(1) || '/'
      const { fullPath, matched } = router.currentRoute.value
      const isThere = matched.length > 0 && fullPath === asked
      if (location.hash !== firstAddress && !isThere) await router.replace(asked)
    })
  // What stands in the HTML stays until it can be replaced in one step: 今日 by itself, or by the first question of a round that
  // was started on it, and an early question by the same. A page in a file of its own is not waited for.
  const isDrawn = /^(#\/?(start)?)?$/.test(location.hash) || earlyQuestion() !== null
  const first = isDrawn ? router.isReady().catch(() => undefined) : Promise.resolve()
  // Nothing is drawn in one language and then in another.
  await Promise.all([first, setLanguage(readSettings().language)])
  await takeOver(() => {
    app.mount('#app')
    // Set by src/app/before-paint.js when the page in the HTML was another one than the one asked for.
    delete document.documentElement.dataset['undrawn']
  })
}

import '../styles/base.css'
import '../styles/tokens.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n } from '../locales/i18n.ts'
import AppShell from './AppShell.vue'
import { reloadOnceWhenChunkIsGone } from './missing-chunk.ts'
import { router } from './router.ts'
import { registerServiceWorker } from './service-worker.ts'

reloadOnceWhenChunkIsGone()
createApp(AppShell).use(createPinia()).use(i18n).use(router).mount('#app')
registerServiceWorker()

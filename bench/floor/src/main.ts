import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHashHistory, RouterView } from 'vue-router'
import FloorPage from './FloorPage.vue'

const router = createRouter({
  history: createWebHashHistory(),
  routes: [{ path: '/', component: FloorPage }],
})
createApp(RouterView).use(createPinia()).use(router).mount('#app')
void navigator.serviceWorker.register('./sw.js')

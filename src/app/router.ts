import { createRouter, createWebHashHistory } from 'vue-router'
import SessionPage from '../pages/session/SessionPage.vue'
import TodayPage from '../pages/today/TodayPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which tab is lit; absent on pages that belong to none. */
    readonly tab?: 'today' | 'practice' | 'review' | 'me'
    /** The page brings its own bars and hides the tab bar. */
    readonly immersive?: boolean
  }
}

// Hash routes work on any static host and in any subfolder. 今日 and the question screen are in the first script on
// purpose: a session must never wait for, or fail on, a lazy chunk.
export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'today', component: TodayPage, meta: { tab: 'today' } },
    { path: '/session/:id', name: 'session', component: SessionPage, props: true, meta: { immersive: true } },
    {
      path: '/result/:id',
      name: 'result',
      component: () => import('../pages/result/ResultPage.vue'),
      props: true,
    },
    {
      path: '/practice',
      name: 'practice',
      component: () => import('../pages/practice/PracticePage.vue'),
      meta: { tab: 'practice' },
    },
    {
      path: '/reading/:chapter',
      name: 'reading',
      component: () => import('../pages/reading/ReadingPage.vue'),
      props: true,
      meta: { tab: 'practice' },
    },
    {
      path: '/review',
      name: 'review',
      component: () => import('../pages/review/ReviewPage.vue'),
      meta: { tab: 'review' },
    },
    {
      path: '/stats',
      name: 'stats',
      component: () => import('../pages/stats/StatsPage.vue'),
      meta: { tab: 'me' },
    },
    { path: '/me', name: 'me', component: () => import('../pages/me/MePage.vue'), meta: { tab: 'me' } },
    {
      path: '/settings',
      name: 'settings',
      component: () => import('../pages/settings/SettingsPage.vue'),
      meta: { tab: 'me' },
    },
    {
      path: '/about',
      name: 'about',
      component: () => import('../pages/about/AboutPage.vue'),
      meta: { tab: 'me' },
    },
    {
      path: '/:anything(.*)*',
      name: 'not-found',
      component: () => import('../pages/not-found/NotFoundPage.vue'),
    },
  ],
})

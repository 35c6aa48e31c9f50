import { createRouter } from 'vue-router'
import type { RouteLocationRaw, Router, RouterHistory, RouteRecordRaw } from 'vue-router'
import type { Component } from 'vue'
import { loadWords } from '../locales/i18n.ts'
import { ONE_TAP_PRACTICE } from '../quiz/practice.ts'
import { useRoundsStore } from '../stores/rounds.ts'
import SessionPage from '../pages/session/SessionPage.vue'
import TodayPage from '../pages/today/TodayPage.vue'
import { earlyQuestion } from './early-question.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which tab is lit; absent on pages that belong to none. */
    readonly tab?: 'today' | 'practice' | 'contest' | 'review' | 'me'
    /** The page brings its own bars and hides the tab bar. */
    readonly immersive?: boolean
  }
}

// Hash routes work on any static host and in any subfolder. 今日 and the question screen are in the first script on
// purpose: a session must never wait for, or fail on, a lazy chunk.
const routes: RouteRecordRaw[] = [
  { path: '/', name: 'today', component: TodayPage, meta: { tab: 'today' } },
  // Where the start link of 今日 leads when it is tapped before the script is there.
  { path: '/start', name: 'start', component: TodayPage, beforeEnter: startAtOnce, meta: { tab: 'today' } },
  {
    path: '/session/:id',
    name: 'session',
    component: SessionPage,
    props: ({ params: { id }, query }) => ({ id, goesOn: 'on' in query }),
    meta: { immersive: true },
  },
  {
    path: '/result/:id',
    name: 'result',
    component: later(() => import('../pages/result/ResultPage.vue')),
    props: true,
  },
  {
    path: '/practice',
    name: 'practice',
    component: later(() => import('../pages/practice/PracticePage.vue')),
    meta: { tab: 'practice' },
  },
  {
    path: '/reading/:chapter',
    name: 'reading',
    component: later(() => import('../pages/reading/ReadingPage.vue')),
    props: true,
    meta: { immersive: true },
  },
  {
    path: '/contest',
    name: 'contest',
    component: later(() => import('../pages/contest/ContestPage.vue')),
    meta: { tab: 'contest' },
  },
  {
    path: '/contest/:code',
    name: 'contest-code',
    component: later(() => import('../pages/contest-code/ContestCodePage.vue')),
    props: true,
    meta: { tab: 'contest' },
  },
  {
    path: '/contest-custom',
    name: 'contest-custom',
    component: later(() => import('../pages/contest-custom/ContestCustomPage.vue')),
    meta: { tab: 'contest' },
  },
  {
    path: '/season',
    name: 'season',
    component: later(() => import('../pages/season/SeasonPage.vue')),
    meta: { tab: 'contest' },
  },
  {
    path: '/review',
    name: 'review',
    component: later(() => import('../pages/review/ReviewPage.vue')),
    meta: { tab: 'review' },
  },
  {
    path: '/drill',
    name: 'drill',
    component: later(() => import('../pages/drill/DrillPage.vue')),
    meta: { tab: 'review' },
  },
  {
    path: '/bank',
    name: 'bank',
    component: later(() => import('../pages/bank/BankPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/banks',
    name: 'banks',
    component: later(() => import('../pages/banks/BanksPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/banks/:id/edit',
    name: 'bank-edit',
    component: later(() => import('../pages/bank-edit/BankEditPage.vue')),
    props: ({ params: { id }, query: { question } }) => ({ id, question }),
    meta: { tab: 'me' },
  },
  {
    path: '/stats',
    name: 'stats',
    component: later(() => import('../pages/stats/StatsPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/plan',
    name: 'plan',
    component: later(() => import('../pages/plan/PlanPage.vue')),
    meta: { tab: 'me' },
  },
  { path: '/me', name: 'me', component: later(() => import('../pages/me/MePage.vue')), meta: { tab: 'me' } },
  {
    path: '/install',
    name: 'install',
    component: later(() => import('../pages/install/InstallPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/share',
    name: 'share',
    component: later(() => import('../pages/share/SharePage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/settings',
    name: 'settings',
    component: later(() => import('../pages/settings/SettingsPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/data',
    name: 'data',
    component: later(() => import('../pages/data/DataPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/about',
    name: 'about',
    component: later(() => import('../pages/about/AboutPage.vue')),
    meta: { tab: 'me' },
  },
  {
    path: '/contest-result/:code',
    name: 'contest-result',
    component: later(() => import('../pages/contest-result/ContestResultView.vue')),
    props: true,
    meta: { tab: 'contest' },
  },
  {
    path: '/print/:code',
    name: 'print',
    component: later(() => import('../pages/print/PrintPage.vue')),
    props: ({ params: { code }, query: { what } }) => ({ code, poster: what === 'poster' }),
    meta: { tab: 'contest' },
  },
  {
    path: '/print-wrong',
    name: 'print-wrong',
    component: later(() => import('../pages/print-wrong/PrintWrongPage.vue')),
    // A name given twice in the address is a list; the page knows single ones.
    props: ({ query: { chapter, form, order } }) =>
      Object.fromEntries(
        Object.entries({ chapter, form, order }).filter(([, value]) => typeof value === 'string'),
      ),
    meta: { tab: 'review' },
  },
  {
    path: '/:anything(.*)*',
    name: 'not-found',
    component: later(() => import('../pages/not-found/NotFoundPage.vue')),
  },
]

/** A page in a file of its own, with the words and the rules of style that only such pages need. */
function later(load: () => Promise<{ readonly default: Component } | undefined>): () => Promise<Component> {
  return async () => {
    const [page] = await Promise.all([load(), loadWords(), import('../styles/pages.css')])
    // Undefined when its file is gone after an update: missing-chunk.ts is about to reload the page.
    if (!page) throw new Error("Couldn't resolve component: its file is gone")
    return page.default
  }
}

async function startAtOnce(): Promise<RouteLocationRaw> {
  // 今日 reports faults of the bank.
  const id = await useRoundsStore()
    .practise(ONE_TAP_PRACTICE, earlyQuestion() ?? undefined)
    .catch(() => null)
  return id ? { name: 'session', params: { id }, replace: true } : { name: 'today', replace: true }
}

/** The app's router; the build hands it a history of its own when it draws 今日 beforehand. */
export function makeRouter(history: RouterHistory): Router {
  return createRouter({ history, routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
}

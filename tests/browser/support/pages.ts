import type { Page } from '@playwright/test'

/** A page of the app that needs nothing to have happened before, and what shows that it is there. */
export interface AppPage {
  readonly route: string
  readonly shows: (page: Page) => ReturnType<Page['locator']>
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name })

export const APP_PAGES: readonly AppPage[] = [
  { route: '/', shows: (page) => page.getByTestId('start-daily') },
  { route: '/practice', shows: (page) => page.getByTestId('count-all') },
  { route: '/reading/s1', shows: heading(/^背题/) },
  { route: '/contest', shows: (page) => page.getByTestId('enter-code') },
  { route: '/contest-custom', shows: (page) => page.getByTestId('custom-start') },
  { route: '/season', shows: heading(/./) },
  { route: '/review', shows: (page) => page.getByTestId('shelf-book') },
  { route: '/bank', shows: (page) => page.getByTestId('coverage-cell').first() },
  { route: '/banks', shows: (page) => page.getByTestId('bank-row').first() },
  { route: '/drill', shows: heading('别弄混') },
  { route: '/stats', shows: heading('统计') },
  { route: '/plan', shows: heading('复习计划') },
  { route: '/me', shows: heading('我的') },
  { route: '/install', shows: heading('装到桌面') },
  { route: '/share', shows: (page) => page.getByTestId('app-link') },
  { route: '/settings', shows: heading('设置') },
  { route: '/data', shows: (page) => page.getByTestId('persistence') },
  { route: '/about', shows: (page) => page.getByTestId('storage-state') },
  { route: '/no/such/page', shows: (page) => page.getByTestId('not-found') },
]

/** Whose script follows when the app is at rest: all but those who look at a first visit without a network see them too. */
export const LATER_PAGES: readonly AppPage[] = [
  { route: '/banks/own-none/edit', shows: heading('这里没有这个题库') },
]

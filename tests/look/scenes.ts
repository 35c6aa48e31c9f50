// What is looked at: every page, and the states of a page that look different.
import type { Page } from '@playwright/test'
import type { AnswerKey } from '../browser/support/answer-key.ts'
import { answerTo } from '../browser/support/answer-key.ts'
import { begin } from '../browser/support/contest.ts'
import { APP_PAGES } from '../browser/support/pages.ts'
import {
  answer,
  choose,
  FORMS,
  goOn,
  practiseForm,
  questionOn,
  questionOnScreen,
  visit,
} from '../browser/support/play.ts'
import type { Lived } from './profile.ts'
import { changeSettings, setState } from './stores.ts'

export interface Scene {
  readonly name: string
  /** Whose app it is. */
  readonly profile: 'empty' | 'lived'
  /** The whole page from top to bottom, or only what is on the screen, as with dialogs and bars that stay. */
  readonly shows: 'page' | 'screen'
  readonly prepare: (page: Page, lived: Lived, key: AnswerKey) => Promise<unknown>
  /** Undoes what the next scene would inherit from this one. */
  readonly fresh?: boolean
}

const nameOf = (route: string): string => route.slice(1).replaceAll('/', '-') || 'today'

const pagesOf = (profile: Scene['profile'], skip: readonly string[] = []): Scene[] =>
  APP_PAGES.filter(({ route }) => !skip.includes(route)).map(({ route, shows }) => ({
    name: `${profile}-${nameOf(route)}`,
    profile,
    shows: 'page',
    prepare: async (page) => {
      await visit(page, route)
      await shows(page).waitFor()
    },
  }))

const page = (name: string, prepare: Scene['prepare']): Scene => ({
  name,
  profile: 'lived',
  shows: 'page',
  prepare,
})
const screen = (name: string, prepare: Scene['prepare']): Scene => ({
  ...page(name, prepare),
  shows: 'screen',
})
const onEmpty = (scene: Scene): Scene => ({ ...scene, profile: 'empty', fresh: true })

const forms: Scene[] = FORMS.flatMap((form) => [
  screen(`question-${form}-asked`, (page) => practiseForm(page, form)),
  screen(`question-${form}-chosen`, async (page, _, key) => {
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'wrong'))
  }),
  page(`question-${form}-wrong`, async (page) => {
    await page.getByTestId('confirm').click()
    await page.locator('[data-testid=feedback][data-saved=true]').waitFor()
  }),
  page(`question-${form}-right`, async (page, _, key) => {
    await goOn(page)
    await answer(page, key, 'right')
    await page.getByTestId('source').locator('summary').click()
  }),
])

const faults: Scene[] = (
  [
    { kind: 'incomplete', expected: 120, found: 96 },
    { kind: 'damaged' },
    { kind: 'cleared' },
    { kind: 'newer' },
    { kind: 'replaced' },
  ] as const
).map((fault) =>
  page(`fault-${fault.kind}`, async (page) => {
    await visit(page, '/')
    await setState(page, 'storage', { fault })
  }),
)

export const SCENES: readonly Scene[] = [
  ...pagesOf('empty', ['/reading/s1', '/contest-custom', '/install', '/share', '/about', '/no/such/page']),
  onEmpty(
    page('empty-not-kept', async (page) => {
      await visit(page, '/')
      await setState(page, 'storage', { status: 'not-kept', reason: 'refused' })
    }),
  ),
  onEmpty(
    page('empty-bank-failed', async (page) => {
      await visit(page, '/')
      await setState(page, 'bank', { failed: true })
    }),
  ),
  onEmpty(
    page('empty-archive', async (page) => {
      await visit(page, '/review')
      await page.getByTestId('shelf-archive').click()
    }),
  ),
  ...pagesOf('lived'),
  page('lived-practice-chapter', async (page) => {
    await visit(page, '/practice')
    await page.getByTestId('scope-chapter').check()
  }),
  page('review-open', async (page) => {
    await visit(page, '/review')
    await page.locator('summary').first().click()
  }),
  page('result-round', (page, { round }) => visit(page, `/result/${round}`)),
  page('result-contest', (page, { contest }) => visit(page, `/result/${contest}`)),
  page('result-timed', (page, { timed }) => visit(page, `/result/${timed}`)),
  screen('certificate', async (page, { contest }) => {
    await visit(page, `/result/${contest}`)
    await page.getByTestId('make-certificate').click()
    await page.getByTestId('certificate').waitFor()
  }),
  page('contest-code', async (page, { paperCode }) => {
    await page.keyboard.press('Escape')
    await visit(page, `/contest/${paperCode}`)
  }),
  page('contest-code-bad', (page) => visit(page, '/contest/ABCD-EFGH')),
  page('contest-result', (page, { resultCode }) => visit(page, `/contest-result/${resultCode}`)),
  page('print', (page, { paperCode }) => visit(page, `/print/${paperCode}`)),
  page('print-wrong', (page) => visit(page, '/print-wrong')),
  page('session-missing', (page) => visit(page, '/session/unknown')),
  ...forms,
  screen('sheet', async (page, { waiting }) => {
    await visit(page, `/session/${waiting}`)
    await questionOn(page).waitFor()
    const sheet = page.getByTestId('sheet')
    if (await sheet.isVisible()) await sheet.click()
  }),
  screen('key-hints', async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByTestId('key-hints').waitFor()
  }),
  page('question-elder', async (page, _, key) => {
    await page.keyboard.press('Escape')
    await changeSettings(page, { readAloud: 'button', largeTargets: true })
    await practiseForm(page, 'single')
    await answer(page, key, 'wrong')
  }),
  page('today-large-targets', async (page) => {
    await visit(page, '/')
    await page.getByTestId('start-daily').waitFor()
  }),
  screen('contest-question', async (page) => {
    await changeSettings(page, { readAloud: 'off', largeTargets: false })
    await begin(page, 'mock')
    await page.getByTestId('option').first().check()
    await page.getByTestId('flag').click()
  }),
  screen('contest-no-clock', async (page) => {
    await changeSettings(page, { showClock: false })
    await begin(page, 'hundred')
  }),
  screen('contest-sheet', async (page) => {
    await changeSettings(page, { showClock: true })
    await begin(page, 'bainian')
    await page.getByTestId('option').first().check()
    const sheet = page.getByTestId('sheet')
    if (await sheet.isVisible()) await sheet.click()
  }),
  screen('hand-in', async (page) => {
    const sheet = page.getByTestId('sheet-dialog')
    if (!(await sheet.isVisible())) await page.getByTestId('sheet').click()
    await page.getByTestId('finish').click()
    await page.getByTestId('hand-in-dialog').waitFor()
  }),
  screen('paused', async (page) => {
    await page.keyboard.press('Escape')
    await page.getByTestId('pause').click()
  }),
  page('contest-running', async (page) => {
    await visit(page, '/contest')
    await page.getByTestId('resume-contest-bainian').waitFor()
  }),
  screen('delete', async (page) => {
    await visit(page, '/data')
    await page.getByTestId('delete-all').click()
  }),
  screen('notice-update', async (page) => {
    await page.keyboard.press('Escape')
    await visit(page, '/')
    await setState(page, 'app-status', { update: 'call' })
  }),
  screen('notice-install', (page) => setState(page, 'app-status', { update: null, install: 'call' })),
  page('bank-search', async (page) => {
    await setState(page, 'app-status', { install: null })
    await visit(page, '/bank')
    await page.getByRole('searchbox').fill('娄底')
    await page.waitForTimeout(600)
  }),
  ...faults,
  screen('hall-question', async (page, _, key) => {
    await setState(page, 'storage', { fault: null })
    await visit(page, '/?display=hall')
    await practiseForm(page, 'single')
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'wrong'))
  }),
  screen('hall-answered', async (page) => {
    await page.getByTestId('confirm').click()
    await page.locator('[data-testid=feedback][data-saved=true]').waitFor()
  }),
  screen('hall-result', (page, { round }) => visit(page, `/result/${round}`)),
  screen('hall-result-contest', (page, { contest }) => visit(page, `/result/${contest}`)),
]

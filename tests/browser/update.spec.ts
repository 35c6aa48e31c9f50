import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'
import { copyBuild, deployNewBuild } from './support/new-build.ts'
import { answer, goOn, offlineReady, questionOn, readScreen, visit } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

test.describe('new version deployed in a session:', () => {
  let server: BuildServer
  let site: string
  test.beforeEach(async ({ page }, testInfo) => {
    site = testInfo.outputPath('site')
    copyBuild(BUILD, site)
    server = await serveBuild(site)
    await page.goto(server.url)
    await offlineReady(page)
    // From here on the worker answers, as on every later visit.
    await page.reload()
    await expect(page.getByTestId('start-daily')).toBeVisible()
  })
  test.afterEach(() => server.stop())

  test('waits until it is asked for on 今日; then the session goes on', async ({ page, key }) => {
    const loads = countLoads(page)
    await page.getByTestId('start-daily').click()
    await answer(page, key, 'right')
    deployNewBuild(site, 'second')
    await findUpdate(page)

    await expect(page.getByTestId('update-notice')).toHaveCount(0)
    await goOn(page)
    await answer(page, key, 'wrong')
    await goOn(page)
    await expect(page.getByTestId('update-notice')).toHaveCount(0)
    const before = await readScreen(page)
    expect(loads()).toBe(0)

    await page.getByTestId('leave').click()
    await expect(page.getByTestId('update-notice')).toBeVisible()
    expect(loads()).toBe(0)
    await expect(page.locator('html')).not.toHaveAttribute('data-build')

    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
    await expect(page.getByTestId('update-notice')).toHaveCount(0)
    expect(loads()).toBe(1)
    await page.getByTestId('resume').click()
    await expect.poll(() => readScreen(page)).toEqual(before)
    await answer(page, key, 'right')
  })

  test('is put off with a tap, and then let in on 关于', async ({ page }) => {
    deployNewBuild(site, 'second')
    await findUpdate(page)
    await page.getByTestId('update-later').click()
    await expect(page.getByTestId('update-notice')).toBeHidden()
    await visit(page, '/review')
    await expect(page.getByTestId('shelf-book')).toBeVisible()
    await expect(page.getByTestId('update-notice')).toHaveCount(0)
    await visit(page, '/about')
    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
  })

  test('comes at the second asking when the first was lost', async ({ page }) => {
    deployNewBuild(site, 'second')
    const worker = join(site, 'sw.js')
    writeFileSync(worker, `${DEAF_TO_THE_FIRST_MESSAGE}\n${readFileSync(worker, 'utf8')}`)
    await findUpdate(page)
    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
  })

  test('is there for a tab whose notice still stands after another tab has let it in', async ({
    page,
    context,
  }) => {
    const other = await context.newPage()
    await other.goto(server.url)
    await expect(other.getByTestId('start-daily')).toBeVisible()
    deployNewBuild(site, 'second')
    await findUpdate(page)
    const notice = other.getByTestId('update-notice')
    await expect(notice).toBeVisible()
    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
    await expect(other.locator('html')).not.toHaveAttribute('data-build')
    await notice.getByTestId('update-now').click()
    await expect(other.locator('html')).toHaveAttribute('data-build', 'second')
  })

  test('does not come by itself when the app is started again', async ({ page }) => {
    deployNewBuild(site, 'second')
    await findUpdate(page)
    await page.reload()
    await expect(page.getByTestId('update-notice')).toBeVisible()
    await expect(page.locator('html')).not.toHaveAttribute('data-build')
    await visit(page, '/stats')
    await expect(page.getByRole('heading', { level: 1, name: '统计' })).toBeVisible()
  })

  test('accepted in one tab leaves every page to another that has lost the network since', async ({
    page,
    context,
    faults,
  }) => {
    const other = await context.newPage()
    await other.goto(server.url)
    await expect(other.getByTestId('start-daily')).toBeVisible()
    deployNewBuild(site, 'second')
    await findUpdate(page)
    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
    // Or a file of the old build that the browser has kept by chance would help.
    await (await context.newCDPSession(other)).send('Network.clearBrowserCache')
    await server.stop()
    await context.setOffline(true)
    await other.bringToFront()
    await visit(other, '/stats')
    await expect(other.getByRole('heading', { level: 1, name: '统计' })).toBeVisible()
    expect(faults.filter((fault) => !fault.includes("Couldn't resolve component"))).toEqual([])
    faults.length = 0
  })

  test('accepted in one tab does not reload another inside its session, which still reaches its result', async ({
    page,
    context,
    key,
    faults,
  }) => {
    const playing = await context.newPage()
    await playing.goto(server.url)
    await playing.getByTestId('start-daily').click()
    await answer(playing, key, 'right')
    const loads = countLoads(playing)
    // What later questions bring with them has come, whatever today's ten are.
    for (const part of ['MatchList', 'OrderList', 'GapsInput', 'ShortInput', 'AfterVerdict'])
      await playing.waitForFunction(
        (name) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${name}-`)),
        part,
      )

    deployNewBuild(site, 'second')
    await findUpdate(page)
    await page.getByTestId('update-now').click()
    await expect(page.locator('html')).toHaveAttribute('data-build', 'second')
    // The old files are gone from the host and from the worker; a copy kept by chance shall not help either.
    await (await context.newCDPSession(playing)).send('Network.clearBrowserCache')

    for (let left = 9; left > 0; left--) {
      await goOn(playing)
      expect(loads(), 'loads inside the session').toBe(0)
      await expect(questionOn(playing)).toBeVisible()
      await answer(playing, key, 'right')
    }
    await playing.getByTestId('next').click()
    await expect(playing.getByTestId('score')).toHaveAttribute('data-right', '10')
    expect(loads(), 'loads in all').toBeLessThanOrEqual(1)
    // The router's last words about the missing page, before the reload that fetches it.
    expect(faults.filter((fault) => !fault.includes("Couldn't resolve component"))).toEqual([])
    faults.length = 0
  })
})

const DEAF_TO_THE_FIRST_MESSAGE = `
  let heard = 0
  addEventListener('message', (event) => { if (heard++ === 0) event.stopImmediatePropagation() })
`

/** Has the browser look for a new build, as it does by itself now and then, and waits until it stands ready. */
async function findUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed')
}

function countLoads(page: Page): () => number {
  let loads = 0
  page.on('domcontentloaded', () => loads++)
  return () => loads
}

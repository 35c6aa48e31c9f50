import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'
import { APP_PAGES } from './support/pages.ts'
import { answer, goOn, offlineReady, questionOn, readScreen, visit } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

for (const base of ['/', '/a/b/']) {
  test.describe(`without a network, served under ${base}`, () => {
    let server: BuildServer
    test.beforeEach(async ({ page }) => {
      server = await serveBuild(BUILD, base)
      await page.goto(server.url)
      await offlineReady(page)
    })
    test.afterEach(() => server.stop())

    test('the app starts again, goes on with a round and ends it', async ({ page, context, key }) => {
      await page.getByTestId('start-daily').click()
      await answer(page, key, 'right')
      await goOn(page)
      const before = await readScreen(page)

      await server.stop()
      await context.setOffline(true)
      await page.reload()
      await expect.poll(() => readScreen(page)).toEqual(before)
      for (let left = 9; left > 0; left--) {
        await answer(page, key, 'right')
        await goOn(page)
      }
      await expect(page.getByTestId('score')).toHaveAttribute('data-right', '10')
    })
  })
}

test('without a network, in a folder of the site, links to every page and to a session work in a new tab', async ({
  page,
  context,
  key,
}) => {
  const server = await serveBuild(BUILD, '/a/b/')
  await page.goto(server.url)
  await offlineReady(page)
  await page.getByTestId('start-daily').click()
  await answer(page, key, 'wrong')
  const session = await readScreen(page)
  await page.close()

  await server.stop()
  await context.setOffline(true)
  for (const { route, shows } of APP_PAGES) {
    const tab = await context.newPage()
    await tab.goto(`${server.url}#${route}`)
    await expect(shows(tab), route).toBeVisible()
    await tab.close()
  }
  const tab = await context.newPage()
  await tab.goto(`${server.url}#/session/${session.session}`)
  await expect.poll(() => readScreen(tab)).toEqual(session)
})

test('pages never opened before open when the network goes during the very first visit', async ({
  page,
  context,
  key,
}) => {
  const server = await serveBuild(BUILD)
  await page.goto(server.url)
  await expect(page.getByTestId('offline-ready')).toBeVisible()
  // What the browser happens to have cached by itself is no promise.
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
  await server.stop()
  await context.setOffline(true)

  for (const { route, shows } of APP_PAGES) {
    await visit(page, route)
    await expect(shows(page), route).toBeVisible()
  }
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toBeVisible()
  await answer(page, key, 'right')
})

test('charts, English, backups and licences follow the app, and work without a network from then on', async ({
  page,
  context,
}) => {
  const server = await serveBuild(BUILD)
  await page.goto(`${server.url}#/about`)
  await expect(page.getByTestId('offline-later')).toHaveAttribute('data-state', 'ready')
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
  await server.stop()
  await context.setOffline(true)
  await page.reload()

  const later = JSON.parse(readFileSync(join(BUILD, 'later.json'), 'utf8')) as string[]
  expect(later.length).toBeGreaterThanOrEqual(3)
  const statuses = await page.evaluate(
    (names) => Promise.all(names.map(async (name) => (await fetch(name)).status)),
    later,
  )
  expect(statuses).toEqual(later.map(() => 200))

  const [licences] = await Promise.all([context.waitForEvent('page'), page.getByTestId('licences').click()])
  await expect(licences.locator('body')).toContainText('What this app is made of')
})

test('a later file that does not come is said, and the app itself is ready', async ({ page, context }) => {
  await context.route('**/assets/later/uPlot*', (route) => route.abort())
  await page.goto('./#/about')
  await expect(page.getByTestId('offline-later')).toHaveAttribute('data-state', 'failed')
  await expect(page.getByTestId('offline-state')).toHaveAttribute('data-state', 'ready')
})

test('precache install fails: the app says that it is not ready offline', async ({ page, context }) => {
  await context.route('**/assets/chapter-s5-*.json', (route) => route.abort())
  await page.goto('./#/about')
  await expect(page.getByTestId('offline-state')).toHaveAttribute('data-state', 'failed')
  await visit(page, '/')
  await expect(page.getByTestId('offline-failed')).toBeVisible()
  await expect(page.getByTestId('start-daily')).toBeVisible()
})

// Two copies of the app in two folders of one host, beside a project that is none: a browser gives them one storage.
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createStaticServer } from '../../scripts/support/static-server.mjs'
import { BUILD } from './support/build.ts'
import { startServer } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'
import { copyBuild, deployNewBuild } from './support/new-build.ts'
import { answer, visit } from './support/play.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, test } from './support/app-test.ts'

let host: BuildServer
let siteOf: Record<'root' | 'folder', string>
const rootOf = (): string => host.url
const folderOf = (): string => `${host.url}b/`

test.beforeEach(async ({}, testInfo) => {
  siteOf = { root: testInfo.outputPath('root'), folder: testInfo.outputPath('folder') }
  copyBuild(BUILD, siteOf.root)
  copyBuild(BUILD, siteOf.folder)
  const root = createStaticServer({ folder: siteOf.root, base: '/' })
  const folder = createStaticServer({ folder: siteOf.folder, base: '/b/' })
  host = await startServer(
    createServer((request, response) => {
      const address = request.url ?? ''
      if (address.startsWith('/blog/'))
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>blog</title><h1>A blog</h1>')
      else (address.startsWith('/b/') ? folder : root).emit('request', request, response)
    }),
  )
})
test.afterEach(() => host.stop())

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  // `ready` would be content with the worker of the folder above.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const worker = await navigator.serviceWorker.getRegistration()
        return worker?.active ? worker.scope : ''
      }),
    )
    .toBe(address)
  await expect.poll(() => page.evaluate(hasLaterFiles, address)).toBe(true)
}

/** What follows when the app is at rest is there too: from here on the caches stay as they are. */
async function hasLaterFiles(address: string): Promise<boolean> {
  const wanted = (await (await fetch(`${address}later.json`)).json()) as readonly string[]
  const cache = await caches.open(`bainian-qianti-later-${address}`)
  return (await cache.keys()).length === wanted.length
}

async function missOne(page: Page, key: AnswerKey): Promise<void> {
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'wrong')
  await visit(page, '/')
}

/** How many questions the wrong book of the copy there has. */
async function wrongIn(page: Page, address: string): Promise<number> {
  await page.goto(`${address}#/review`)
  await page.reload()
  await expect(page.getByTestId('shelf-book')).toBeVisible()
  await expect(page.getByTestId('wrong-row').first().or(page.locator('.empty'))).toBeVisible()
  return page.getByTestId('wrong-row').count()
}

/** Lets a new build of one copy in. */
async function update(page: Page, address: string, site: string): Promise<void> {
  deployNewBuild(site, 'next')
  await page.goto(address)
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await page.getByTestId('update-now').click()
  await expect(page.locator('html')).toHaveAttribute('data-build', 'next')
}

async function deleteAll(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/data`)
  await page.evaluate(() => Object.assign(window, { isOld: true }))
  await page.getByTestId('delete-all').click()
  await page.getByTestId('delete-now').click()
  // 今日 is drawn by the old page already, which is then loaded anew.
  await page.waitForFunction(() => !('isOld' in window))
  await expect(page.getByTestId('start-daily')).toBeVisible()
}

interface Kept {
  readonly names: readonly string[]
  readonly workers: readonly string[]
  /** Files in each cache, by its name. */
  readonly files: Readonly<Record<string, number>>
}

/** What the browser holds of the whole host. The address is that of a page that keeps nothing itself. */
async function kept(page: Page): Promise<Kept> {
  await page.goto(`${host.url}blog/`)
  return page.evaluate(async () => {
    const files: Record<string, number> = {}
    for (const name of await caches.keys())
      files[name.replaceAll(location.origin, '')] = (await (await caches.open(name)).keys()).length
    return {
      names: [
        ...(await indexedDB.databases()).map(({ name }) => String(name)),
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
      ].sort(),
      workers: (await navigator.serviceWorker.getRegistrations())
        .map(({ scope }) => scope.replace(location.origin, ''))
        .sort(),
      files,
    }
  })
}

const foreign = [
  'bainian-qianti-other-app',
  'bainian-qianti-other-app/x',
  'bainian-qianti#other',
  'bainian-qianti#/b/c/#settings',
]
async function keepForeignThings(page: Page): Promise<void> {
  await page.goto(`${host.url}blog/`)
  await page.evaluate(async (names) => {
    for (const name of names) localStorage.setItem(name, '1')
    await new Promise((resolve) => {
      indexedDB.open('bainian-qianti-other').onsuccess = resolve
    })
    const cache = await caches.open(`pages-of-${location.origin}/b/c/`)
    await cache.put('/blog/', new Response('kept'))
  }, foreign)
}

test('each plays, updates and deletes without touching the others', async ({ page, key }) => {
  test.slow()
  await open(page, rootOf())
  await missOne(page, key)
  await keepForeignThings(page)
  // The worker at the root is not asked about what lies below it.
  await expect(page.locator('h1')).toHaveText('A blog')
  await page.reload()
  await expect(page.locator('h1')).toHaveText('A blog')

  await open(page, folderOf())
  expect(await wrongIn(page, folderOf())).toBe(0)
  await missOne(page, key)
  await missOne(page, key)
  expect([await wrongIn(page, folderOf()), await wrongIn(page, rootOf())]).toEqual([2, 1])
  const before = await kept(page)
  expect(before.workers).toEqual(['/', '/b/'])

  await update(page, rootOf(), siteOf.root)
  await expect(page.locator('html')).toHaveAttribute('data-build', 'next')
  await page.goto(folderOf())
  await expect(page.locator('html')).not.toHaveAttribute('data-build')
  await update(page, folderOf(), siteOf.folder)
  expect((await kept(page)).files).toEqual(before.files)

  await deleteAll(page, folderOf())
  expect([await wrongIn(page, folderOf()), await wrongIn(page, rootOf())]).toEqual([0, 1])
  expect((await kept(page)).names).toEqual(expect.arrayContaining([...foreign, 'bainian-qianti-other']))
  await open(page, folderOf())
  await missOne(page, key)
  await deleteAll(page, rootOf())
  expect([await wrongIn(page, folderOf()), await wrongIn(page, rootOf())]).toEqual([1, 0])
  const after = await kept(page)
  expect(after.names).toEqual(expect.arrayContaining([...foreign, 'bainian-qianti-other']))
  expect(after.files[`pages-of-/b/c/`]).toBe(1)
  expect(after.workers).toContain('/b/')
})

test('each starts without a network, by whatever query, and answers for itself alone', async ({
  page,
  context,
}) => {
  await open(page, rootOf())
  await open(page, folderOf())
  await context.setOffline(true)
  for (const address of [rootOf(), folderOf(), `${folderOf()}?display=hall`]) {
    await page.goto(address)
    await expect(page.getByTestId('start-daily'), address).toBeVisible()
  }
  await expect(page.goto(`${host.url}blog/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
})

for (const first of ['root', 'folder'] as const) {
  test(`what both had in common stays with the first that is opened, here the ${first}`, async ({
    page,
    key,
  }) => {
    const [owner, other] = first === 'root' ? [rootOf(), folderOf()] : [folderOf(), rootOf()]
    await open(page, owner)
    await missOne(page, key)
    // As it was before copies had names of their own.
    await page.evaluate(() => localStorage.removeItem('bainian-qianti/home'))
    expect(await wrongIn(page, owner)).toBe(1)
    expect(await wrongIn(page, other)).toBe(0)
    expect(await wrongIn(page, owner)).toBe(1)
  })
}

test('a backup is made and deleted under the names of its copy', async ({ page, key }) => {
  await open(page, rootOf())
  await open(page, folderOf())
  await missOne(page, key)
  await visit(page, '/data')
  await page.getByTestId('backup-make').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-save').click(),
  ])
  const file = join(siteOf.root, 'backup.gz')
  await download.saveAs(file)
  await page.goto(`${rootOf()}#/data`)
  await page.getByTestId('restore-file').setInputFiles(file)
  await page.getByTestId('restore-merge').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
  expect([await wrongIn(page, rootOf()), await wrongIn(page, folderOf())]).toEqual([1, 1])
})

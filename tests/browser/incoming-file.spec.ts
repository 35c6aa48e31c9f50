// Questions that nobody has chosen on the page: named by a link, offered by whoever hosts the app, shared by another app.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { shareTarget } from '../../scripts/share-target.ts'
import { appStarted } from './support/play.ts'
import { expect, test } from './support/app-test.ts'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'

const CSV = '题干,选项A,选项B,正确答案\n阅览室几点开门？,八点,九点,B\n可以外借的是,书,报,A\n'

/** The build as an organisation hosts it, with a bank of its own beside it. */
let folder: string
let server: BuildServer

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offered-'))
  cpSync(BUILD, folder, { recursive: true })
  mkdirSync(join(folder, 'banks'), { recursive: true })
  writeFileSync(join(folder, 'banks/读书会.csv'), CSV)
  writeFileSync(
    join(folder, 'banks/index.json'),
    JSON.stringify([{ file: '读书会.csv', title: '读书会的题' }]),
  )
  server = await serveBuild(folder, '/a/b/')
})

test.afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function expectRead(page: Page, name: string): Promise<void> {
  await expect(page.getByTestId('import-ready')).toHaveAttribute('data-count', '2')
  await expect(page.getByTestId('import-title')).toHaveValue(name)
}

test('a link to a bank file opens the page that reads it, once', async ({ page }) => {
  await page.goto(`${server.url}?bank=banks/${encodeURIComponent('读书会.csv')}`)
  await expectRead(page, '读书会')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toHaveAttribute('data-count', '2')
  expect(page.url()).toBe(`${server.url}#/banks`)
  await page.reload()
  await expect(page.getByTestId('bank-row')).toHaveCount(2)
  await expect(page.getByTestId('import-ready')).toHaveCount(0)
})

for (const [what, link] of [
  ['to nothing', 'banks/none.csv'],
  ['out of the app’s folder', '../other/bank.csv'],
  ['to another host', 'https://example.org/bank.csv'],
  ['that is no address', 'https://['],
] as const)
  test(`a link ${what} is refused in words`, async ({ page }) => {
    await page.goto(`${server.url}?bank=${encodeURIComponent(link)}`)
    await expect(page.getByTestId('import-fault')).toHaveAttribute('data-fault', 'unfetched')
    await expect(page.getByTestId('import-ready')).toHaveCount(0)
  })

test('banks that the host offers are one tap away', async ({ page }) => {
  await page.goto(`${server.url}#/banks`)
  await page.getByTestId('offered-bank').filter({ hasText: '读书会的题' }).click()
  await expectRead(page, '读书会')
})

test('what another app shares to the installed one is read, once', async ({ page }) => {
  await page.goto(server.url)
  await appStarted(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  // As the system does it: a form sent to the address in the manifest, from no page; here from an empty one.
  const share = async (text: string, name?: string): Promise<void> => {
    await page.goto('about:blank')
    await page.evaluate(
      ({ shared, fileName, target: { method, enctype, params }, action }) => {
        const form = Object.assign(document.createElement('form'), { action, method, enctype })
        if (fileName) {
          const files = new DataTransfer()
          files.items.add(new File([shared], fileName))
          const field = document.createElement('input')
          form.append(Object.assign(field, { name: params.files.name, type: 'file', files: files.files }))
        } else {
          // An input would drop the line breaks.
          const field = document.createElement('textarea')
          form.append(Object.assign(field, { name: params.text, value: shared }))
        }
        document.body.append(form)
        form.submit()
      },
      {
        shared: text,
        fileName: name,
        target: shareTarget,
        action: new URL(shareTarget.action, server.url).href,
      },
    )
  }
  await share(CSV, '分享.csv')
  await expectRead(page, '分享')
  expect(page.url()).toBe(`${server.url}#/banks`)
  await page.reload()
  await expect(page.getByTestId('import-file')).toBeAttached()
  await expect(page.getByTestId('import-ready')).toHaveCount(0)

  await share('1. 阅览室几点开门？\nA. 八点\nB. 九点\n答案：B\n')
  await expect(page.getByTestId('import-ready')).toHaveAttribute('data-count', '1')
})

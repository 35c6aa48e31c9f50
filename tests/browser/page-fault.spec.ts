// Values in the database that no version of the app writes, and that a page falls over when it draws itself.
import type { Page } from '@playwright/test'
import { expect, test } from './support/app-test.ts'
import { changeRows } from './support/database.ts'
import { answer, finishEarly, offlineReady, visit } from './support/play.ts'

const fault = (page: Page) => page.getByTestId('page-fault')

test('a damaged record that blanks 错题: the page says so, mends it and is there again', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'wrong')
  await finishEarly(page)
  await changeRows(page, 'questionRecords', { streak: null })
  await visit(page, '/review')
  await expect(fault(page)).toBeVisible()
  // Other pages are as they were.
  await visit(page, '/settings')
  await expect(fault(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await visit(page, '/review')
  await page.getByTestId('page-fault-mend').click()
  await expect(page.getByTestId('wrong-row')).toBeVisible()
  await expect(fault(page)).toHaveCount(0)
})

test('without a network the way to 数据与备份 is there as well', async ({ page, key }) => {
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'wrong')
  await finishEarly(page)
  await offlineReady(page)
  await changeRows(page, 'questionRecords', { streak: null })
  await page.context().setOffline(true)
  await visit(page, '/review')
  await page.getByTestId('page-fault-data').click()
  await expect(page.getByTestId('backup-make')).toBeVisible()
})

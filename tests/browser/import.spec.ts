import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { readFile } from '../../src/import/read-file.ts'
import type { Question } from '../../src/quiz/question.ts'
import { questionOn, visit } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

const sample = (name: string): string => fileURLToPath(new URL(`../import/samples/${name}`, import.meta.url))

const CSV = [
  '题干,题型,选项A,选项B,选项C,正确答案',
  '阅览室几点开门？,单选题,八点,九点,十点,B',
  '可以外借的是,单选题,地图,书,报,B',
  '没有答案的一题,单选题,甲,乙,丙,',
  '写成单选的一题,单选题,甲,乙,丙,AC',
].join('\r\n')

async function expectCounts(page: Page, ready: number, look: number, cannot: number): Promise<void> {
  await expect(page.getByTestId('import-ready')).toHaveAttribute('data-count', String(ready))
  await expect(page.getByTestId('import-look')).toHaveAttribute('data-count', String(look))
  await expect(page.getByTestId('import-cannot')).toHaveAttribute('data-count', String(cannot))
}

test('a table goes in, is used, goes out again', async ({ page }) => {
  await page.goto('./#/banks')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '读书会.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await expectCounts(page, 2, 1, 1)
  await expect(page.getByTestId('import-cannot')).toContainText(/第\s4\s行/)
  await expect(page.getByTestId('import-title')).toHaveValue('读书会')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toHaveAttribute('data-count', '2')
  const row = page.getByTestId('bank-row').filter({ hasText: '读书会' })
  await expect(row).toHaveAttribute('data-questions', '2')

  const download = page.waitForEvent('download')
  await row.getByTestId('export-format').selectOption('xlsx')
  await row.getByTestId('export-file').click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('读书会.xlsx')
  const chunks: Buffer[] = []
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer)
  const exported = readFile(new Uint8Array(Buffer.concat(chunks)), '读书会.xlsx')
  expect(exported.questions.map(({ stem }) => stem)).toEqual(['阅览室几点开门？', '可以外借的是'])

  await row.getByTestId('use-bank').click()
  await expect(page.getByTestId('current-bank')).toContainText('读书会')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toBeVisible()
  const key = new Map(exported.questions.map((question): [string, Question] => [question.id, question]))
  await expect(questionOn(page)).toHaveAttribute('data-form', 'single')
  expect(key.has((await questionOn(page).getAttribute('data-question-id')) ?? '')).toBe(true)
  await page.getByTestId('option').first().click()
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')
})

test('a workbook goes in beside it, and out again as one step', async ({ page }) => {
  await page.goto('./#/banks')
  await page.getByTestId('import-file').setInputFiles(sample('faults.xlsx'))
  await expectCounts(page, 4, 5, 4)
  await expect(page.getByTestId('import-cannot')).toContainText('Sheet1!G2')
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('bank-row')).toHaveCount(2)
  await page.getByTestId('import-undo').click()
  await expect(page.getByTestId('bank-row')).toHaveCount(1)
  await expect(page.getByTestId('import-undo')).toHaveCount(0)
})

test('a file is dropped on the card', async ({ page }) => {
  await page.goto('./#/banks')
  await expect(page.getByTestId('import-file')).toBeAttached()
  const transfer = await page.evaluateHandle((text) => {
    const files = new DataTransfer()
    files.items.add(new File([text], '读书会.csv'))
    return files
  }, CSV)
  await page.getByTestId('import-text').dispatchEvent('drop', { dataTransfer: transfer })
  await expectCounts(page, 2, 1, 1)
  await expect(page.getByTestId('import-title')).toHaveValue('读书会')
})

test('what is wrong is put right on the spot, and all of it goes in and is played', async ({ page }) => {
  await page.goto('./#/banks')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '读书会.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await expectCounts(page, 2, 1, 1)
  for (const [list, right] of [
    ['import-look', 'B'],
    ['import-cannot', 'C'],
  ] as const) {
    const entry = page.getByTestId(list).getByTestId('import-entry')
    await entry.getByTestId('import-mend').click()
    const text = entry.getByTestId('import-mend-text')
    await text.fill((await text.inputValue()).replace(/答案：.*/, `答案：${right}`))
    await entry.getByTestId('import-mend-again').click()
    await expect(entry).toHaveAttribute('data-code', 'mended')
    await expect(entry).toBeFocused()
  }
  await expectCounts(page, 4, 0, 0)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toHaveAttribute('data-count', '4')
  await page.getByTestId('import-use').click()
  await expect(page.getByTestId('current-bank')).toContainText('读书会')
  await page.getByTestId('start-practice').click()
  await expect(page.getByTestId('place')).toHaveText('1 / 4')
})

test('what is no file of questions changes nothing and says what to do', async ({ page }) => {
  await page.goto('./#/banks')
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: '坏.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 and no more') })
  await expect(page.getByTestId('import-nothing')).toBeVisible()
  await expect(page.getByTestId('import-confirm')).toHaveCount(0)
  await visit(page, '/')
  await expect(page.getByTestId('start-daily')).toBeVisible()
})

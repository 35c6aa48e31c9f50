// A sheet with faults on its way through the app and back: what is wrong is mended, the bank played, exported, edited in a
// spreadsheet, imported again, and nothing that was done is lost.
import { readFileSync } from 'node:fs'
import { read, utils, write } from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { readFile } from '../../src/import/read-file.ts'
import { answer, goOn, visit } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

const CSV = [
  '题干,题型,选项A,选项B,选项C,正确答案',
  '阅览室几点开们？,单选题,八点,九点,十点,B',
  '可以外借的是,单选题,地图,书,报,B',
  '阅览室周一闭馆。,判断题,,,,对',
  '没有答案的一题,单选题,甲,乙,丙,',
  '答案不在里面,单选题,甲,乙,丙,E',
  '没有选项的一题,单选题,,,,A',
  '写成单选的一题,单选题,甲,乙,丙,AC',
  '两项一样的一题,单选题,甲,甲,丙,C',
].join('\r\n')

async function mend(page: Page, stem: string, line: RegExp, right: string): Promise<void> {
  const entry = page.getByTestId('import-entry').filter({ hasText: stem })
  await entry.getByTestId('import-mend').click()
  const text = entry.getByTestId('import-mend-text')
  await text.fill((await text.inputValue()).replace(line, right))
  await entry.getByTestId('import-mend-again').click()
  await expect(entry).toHaveAttribute('data-code', 'mended')
}

/** As a person does in a spreadsheet: mends a slip, takes a row out, adds one. */
function edited(workbook: Buffer): Buffer {
  const book = read(workbook)
  const [name = ''] = book.SheetNames
  const rows = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' })
  const [header = []] = rows
  const kept = rows
    .filter((row) => !row.some((cell) => String(cell).includes('可以外借的是')))
    .map((row) => row.map((cell) => String(cell).replace('开们', '开门')))
  const added = header.map((column) => {
    if (column.includes('题干')) return '馆里养的是什么？'
    if (column.includes('题型')) return '单选题'
    if (/选项\s*A/.test(column)) return '猫'
    if (/选项\s*B/.test(column)) return '鱼'
    return column.includes('答案') ? 'A' : ''
  })
  const sheet = utils.aoa_to_sheet([...kept, added])
  return Buffer.from(
    write(
      { SheetNames: [name], Sheets: { [name]: sheet } },
      { type: 'array', bookType: 'xlsx' },
    ) as ArrayBuffer,
  )
}

for (const [device, options] of [
  ['phone', {}],
  ['laptop', { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }],
] as const)
  test.describe(`on a ${device}`, () => {
    test.use(options)

    test('five faults, two mended, played, exported, edited, imported again: nothing is lost', async ({
      page,
    }) => {
      await page.goto('./#/banks')
      const file = { name: '读书会.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }
      await page.getByTestId('import-file').setInputFiles(file)
      await expect(page.getByTestId('import-ready')).toHaveAttribute('data-count', '3')
      await expect(page.getByTestId('import-entry')).toHaveCount(5)
      await mend(page, '没有答案的一题', /答案：.*/, '答案：C')
      await mend(page, '写成单选的一题', /答案：.*/, '答案：B')
      await page.getByTestId('import-confirm').click()
      await expect(page.getByTestId('import-done')).toHaveAttribute('data-count', '5')
      const row = page.getByTestId('bank-row').filter({ hasText: '读书会' })
      await row.getByTestId('export-format').selectOption('xlsx')
      const download = page.waitForEvent('download')
      await row.getByTestId('export-file').click()
      const exported = readFileSync(await (await download).path())
      const { questions } = readFile(exported, '读书会.xlsx')
      const key = new Map(questions.map((question) => [question.id as string, question]))
      const misspelt = questions.find(({ stem }) => stem.includes('开们'))?.id ?? ''

      // Every question is missed once, one of them starred.
      await page.getByTestId('import-use').click()
      await page.getByTestId('start-practice').click()
      for (let at = 0; at < 5; at++) {
        const asked = await answer(page, key, 'wrong')
        if (asked.id === misspelt) await page.getByTestId('star').click()
        await goOn(page)
      }
      await expect(page.getByTestId('score')).toHaveAttribute('data-right', '0')

      await visit(page, '/banks')
      await page
        .getByTestId('import-file')
        .setInputFiles({ name: '读书会.xlsx', mimeType: '', buffer: edited(exported) })
      await expect(page.getByTestId('import-ready')).toHaveAttribute('data-count', '5')
      await page.getByTestId('import-into').selectOption({ label: '读书会' })
      await page.getByTestId('import-replaces').check()
      await page.getByTestId('import-confirm').click()
      await expect(page.getByTestId('import-done')).toContainText('1')
      await expect(row).toHaveAttribute('data-questions', '5')

      await page.getByTestId('import-use').click()
      await visit(page, '/review')
      const mended = page.locator(`[data-testid=wrong-row][data-question-id="${misspelt}"]`)
      await expect(mended).toContainText('阅览室几点开门？')
      await expect(mended.getByTestId('star')).toHaveAttribute('aria-pressed', 'true')
      // What is no longer asked is still known by what was done with it; what is new was never missed.
      await visit(page, '/stats')
      await expect(page.getByTestId('stats-answered')).toContainText('5')
      await visit(page, '/bank')
      const entries = page.getByTestId('question-entry')
      await expect(entries).toHaveCount(5)
      await expect(entries.filter({ hasText: '馆里养的是什么？' })).toHaveCount(1)
      await expect(entries.filter({ hasText: '可以外借的是' })).toHaveCount(0)
    })
  })

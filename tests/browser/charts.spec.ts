import type { Page } from '@playwright/test'
import { expect, test } from './support/page-test.ts'
import { openOn } from './support/days.ts'
import { answer, finishEarly, goOn, visit } from './support/play.ts'

interface Painting {
  readonly painted: number
  readonly colours: string
}

/** What a chart has on its canvas: how many points are painted, and in which colours. */
function paintings(page: Page): Promise<Painting[]> {
  return page.locator('.chart canvas').evaluateAll((all) =>
    all.map((each) => {
      const canvas = each as HTMLCanvasElement
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      const colours = new Map<string, number>()
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) {
          const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`
          colours.set(colour, (colours.get(colour) ?? 0) + 1)
        }
      const most = [...colours].sort((a, b) => b[1] - a[1]).slice(0, 2)
      return {
        painted: [...colours.values()].reduce((sum, count) => sum + count, 0),
        colours: most.map(([colour]) => colour).join(' '),
      }
    }),
  )
}

test('charts are painted in both themes and at large text, each with its numbers as a table', async ({
  page,
  key,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openOn(page, 0)
  await page.getByTestId('start-practice').click()
  for (const outcome of ['right', 'wrong', 'right'] as const) {
    await answer(page, key, outcome)
    await goOn(page)
  }
  await finishEarly(page)
  await openOn(page, 8)
  await page.getByTestId('start-practice').click()
  await answer(page, key, 'right')
  await visit(page, '/stats')

  await expect(page.locator('.chart canvas')).toHaveCount(2)
  await expect.poll(async () => (await paintings(page)).every(({ painted }) => painted > 500)).toBe(true)
  const light = await paintings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect
    .poll(async () => (await paintings(page)).every(({ colours }, at) => colours !== light[at]?.colours))
    .toBe(true)
  expect((await paintings(page)).every(({ painted }) => painted > 500)).toBe(true)

  const height = () =>
    page
      .locator('.chart canvas')
      .first()
      .evaluate((canvas) => canvas.clientHeight)
  const before = await height()
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'))
  await expect.poll(height).toBeGreaterThan(before)

  for (const [title, rows] of [
    ['每周正确率', 12],
    ['往后两周的复习', 14],
  ] as const) {
    const section = page.getByRole('region', { name: title })
    await expect(section.getByRole('img')).toHaveAccessibleName(`图：${title}，数字见下面的表格`)
    await section.getByText('看表格').click()
    await expect(section.locator('tbody tr')).toHaveCount(rows)
    await expect(section.locator('tbody')).toBeVisible()
  }
  await expect(page.getByRole('region', { name: '每周正确率' }).locator('tbody td').last()).toHaveText('100%')
  await expect(page.getByRole('img', { name: /最近 \d+ 天里有 2 天答过题/ })).toBeVisible()
})

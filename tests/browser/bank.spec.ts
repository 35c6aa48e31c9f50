import type { Page } from '@playwright/test'
import { expectNoViolations } from './support/axe.ts'
import { expect, test } from './support/page-test.ts'
import { questionOn, visit } from './support/play.ts'

async function openBank(page: Page): Promise<void> {
  await page.goto('./')
  await visit(page, '/bank')
  await expect(page.getByTestId('coverage-cell').first()).toBeVisible()
}

test.describe('题库', () => {
  test('is reached from 我的', async ({ page }) => {
    await page.goto('./')
    await visit(page, '/me')
    // 今日, which is there first, has such a link too.
    await expect(page.getByRole('heading', { level: 1, name: '我的' })).toBeVisible()
    await page.getByRole('link', { name: /题库/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: '题库' })).toBeVisible()
    await expect(page.getByTestId('coverage-cell')).toHaveCount(29)
  })

  test('finds while typing, marks what it found, and practises exactly that', async ({ page, key }) => {
    await openBank(page)
    const search = page.getByRole('searchbox', { name: '搜题目、选项和知识点' })
    await search.pressSequentially('蔡和森')
    const entries = page.getByTestId('question-entry')
    await expect(entries.first().locator('mark').first()).toHaveText('蔡和森')
    const found = [...key.values()].filter((question) => JSON.stringify(question.stem).includes('蔡和森'))
    await expect.poll(() => entries.count()).toBeGreaterThanOrEqual(Math.min(20, found.length))
    await expect(page.getByRole('status').filter({ hasText: /^找到 \d+\s题$/ })).toHaveCount(1)

    const listed = await entries.evaluateAll((all) =>
      all.map((entry) => entry.getAttribute('data-question-id')),
    )
    const count = Number(/\d+/.exec((await page.getByTestId('list-count').textContent()) ?? '')?.[0])
    await page.getByTestId('practise-list').click()
    await expect(questionOn(page)).toBeVisible()
    await expect(page.getByRole('progressbar')).toHaveAttribute('max', String(count))
    if (count <= 20) expect(listed).toContain(await questionOn(page).getAttribute('data-question-id'))

    await page.goBack()
    await expect(page.getByRole('searchbox')).toHaveValue('蔡和森')
  })

  test('filters by a tap on a paragraph', async ({ page, key }) => {
    await openBank(page)
    const cell = page.locator('[data-paragraph=S1P1]')
    await cell.click()
    await expect(cell).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('heading', { name: '知识点 · 第一部分第1段' })).toBeFocused()
    const facts = page.getByTestId('fact')
    const ids = await facts.evaluateAll((all) => all.map((fact) => fact.getAttribute('data-fact-id') ?? ''))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !id.startsWith('s1p1-'))).toEqual([])

    await facts.first().getByTestId('practise-fact').click()
    const asked = await questionOn(page).getAttribute('data-question-id')
    expect(key.get(asked ?? '')?.facts).toContain(ids[0])
  })

  test('copies a report of a fault in one tap', async ({ page, context, key }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openBank(page)
    await page.getByRole('searchbox').fill('蔡和森')
    const entry = page.getByTestId('question-entry').first()
    const id = (await entry.getAttribute('data-question-id')) ?? ''
    await entry.locator('summary').first().click()
    await entry.getByTestId('report-fault').click()
    await expect(entry.getByTestId('report-state')).toContainText('已复制')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`题号：${id}`)
    expect(copied).toContain(key.get(id)?.stem)
    expect(copied).toContain('《娄底日报》 2021-12-07')
  })

  test('has nothing for axe to find and fits 320 px at twice the text size', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openBank(page)
    await expectNoViolations(page, 'as it opens')
    await page.getByRole('searchbox').fill('第一')
    await page.getByTestId('question-entry').first().locator('summary').first().click()
    await expectNoViolations(page, 'found')
    await page.getByRole('searchbox').fill('没有这个词')
    await expect(page.getByTestId('found-none')).toBeVisible()
    await expectNoViolations(page, 'found none')
    await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'))
    for (const typed of ['没有这个词', '第一', '']) {
      await page.getByRole('searchbox').fill(typed)
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
  })

  test('works by keyboard alone', async ({ page }) => {
    await openBank(page)
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('蔡和森')
    await expect(page.getByTestId('question-entry').first()).toBeVisible()
    const first = page.getByTestId('question-entry').first().locator('summary').first()
    for (let key = 0; key < 8; key++) {
      if (await first.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await expect(first).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('question-entry').first().locator('article')).toBeVisible()
  })
})

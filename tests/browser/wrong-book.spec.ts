import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, movingTest as test } from './support/page-test.ts'
import { storedPlan } from './support/database.ts'
import { openOn } from './support/days.ts'
import { answer, finishEarly, goOn, practiseForm, questionOn, readScreen, visit } from './support/play.ts'

/** A round of the whole book, answered like this to the end. */
async function reviewAll(page: Page, key: AnswerKey, outcome: 'right' | 'wrong'): Promise<void> {
  await page.getByTestId('review-start').click()
  await answer(page, key, outcome)
  await page.getByTestId('next').click()
  await expect(page.getByTestId('score')).toBeVisible()
}

async function practiseStarred(page: Page, key: AnswerKey, outcome: 'right' | 'wrong'): Promise<void> {
  await visit(page, '/practice')
  await page.getByTestId('scope-starred').check()
  await page.getByTestId('practice-start').click()
  await answer(page, key, outcome)
  await page.getByTestId('next').click()
  await expect(page.getByTestId('score')).toBeVisible()
}

/** Misses so many questions out of everything, and ends the round. */
async function miss(page: Page, key: AnswerKey, count: number): Promise<void> {
  await page.getByTestId('start-practice').click()
  for (let at = 0; at < count; at++) {
    await answer(page, key, 'wrong')
    await goOn(page)
  }
  await finishEarly(page)
}

test('two right answers on two days archive a question with the date, and a later miss brings it back with its history', async ({
  page,
  key,
}) => {
  await openOn(page, 0)
  await practiseForm(page, 'single')
  const { id } = await answer(page, key, 'wrong')
  await page.getByTestId('star').click()
  await finishEarly(page)

  for (const [day, counter] of [
    [1, '再答对 2 次就好'],
    [2, '再答对 1 次就好'],
  ] as const) {
    await openOn(page, day, '/review')
    await expect(page.getByTestId('counter')).toHaveText(counter)
    await reviewAll(page, key, 'right')
  }

  await visit(page, '/review')
  await expect(page.getByTestId('shelf-book')).toHaveText('错题 0')
  await page.getByTestId('shelf-archive').click()
  await expect(page.getByTestId('wrong-row')).toHaveAttribute('data-question-id', id)
  await expect(page.getByTestId('counter')).toHaveText('2030年1月4日 记住了')

  await openOn(page, 5)
  await practiseStarred(page, key, 'wrong')
  await visit(page, '/review')
  await expect(page.getByTestId('shelf-book')).toHaveText('错题 1')
  await expect(page.getByTestId('counter')).toHaveText('再答对 2 次就好')
  await page.getByTestId('my-history').locator('summary').click()
  await expect(page.getByTestId('past-attempt').locator('b')).toHaveText(['答错', '答对', '答对', '答错'])
  await expect(page.getByTestId('past-attempt').first()).toContainText(/2030年1月7日.*练习/)
})

test('a mis-tap is taken back out of the book and the schedule, and stays in the history', async ({
  page,
  key,
}) => {
  await openOn(page, 0)
  await practiseForm(page, 'single')
  await answer(page, key, 'wrong')
  await page.getByTestId('star').click()
  await page.getByTestId('mis-tap').click()
  await expect(page.getByTestId('feedback')).toContainText('这题不算')
  await finishEarly(page)
  await visit(page, '/review')
  await expect(page.getByTestId('shelf-book')).toHaveText('错题 0')
  await visit(page, '/stats')
  await expect(page.getByRole('heading', { name: '还没有数据' })).toBeVisible()

  await openOn(page, 1)
  await expect(page.getByTestId('start-due')).toContainText(/复习\s0\s个/)
  await practiseStarred(page, key, 'wrong')
  await visit(page, '/review')
  await page.getByTestId('my-history').locator('summary').click()
  await expect(page.getByTestId('past-attempt').locator('b')).toHaveText(['答错', '不算'])
})

test('every kind of review asks what it says, each question once, and can be gone on with', async ({
  page,
  key,
}) => {
  test.slow()
  await openOn(page, 0)
  await miss(page, key, 5)
  await openOn(page, 1, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(5)
  const all = await rows(page)
  const chapterOf = (id: string): string => key.get(id)?.chapter ?? ''
  const [first = ''] = all
  // Before the others, after which nothing is due any more.
  await page.getByTestId('review-due').click()
  await expectResumable(page, key)

  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['all', async () => undefined],
    ['by chapter', () => page.getByTestId('filter-chapter').selectOption(chapterOf(first))],
    ['by form', () => page.getByTestId('filter-form').selectOption(key.get(first)?.form ?? '')],
    ['newest', () => page.getByTestId('review-order').selectOption('newest')],
    ['most missed', () => page.getByTestId('review-order').selectOption('most-missed')],
  ]
  for (const [way, choose] of ways) {
    await openOn(page, 1, '/review')
    await expect(page.getByTestId('wrong-row')).toHaveCount(5)
    await choose()
    const listed = await rows(page)
    expect(listed.length, way).toBeGreaterThan(0)
    await page.getByTestId('review-start').click()
    const asked = await expectResumable(page, key)
    if (way === 'newest' || way === 'most missed') expect(asked, way).toEqual(listed)
    else expect([...asked].sort(), way).toEqual([...listed].sort())
    if (way === 'by chapter') expect(asked.every((id) => chapterOf(id) === chapterOf(first))).toBe(true)
    if (way === 'by form') expect(asked.every((id) => key.get(id)?.form === key.get(first)?.form)).toBe(true)
  }
})

const rows = (page: Page): Promise<string[]> =>
  page
    .getByTestId('wrong-row')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-question-id') ?? ''))

/** Answers a question of the round on the screen, leaves, and goes on from 今日 at the same place. Gives what it asks. */
async function expectResumable(page: Page, key: AnswerKey): Promise<readonly string[]> {
  await answer(page, key, 'right')
  const before = await readScreen(page)
  const asked = await storedPlan(page, before.session)
  await page.goto('./#/')
  await page.reload()
  await page.getByTestId('resume').click()
  await expect(questionOn(page)).toBeVisible()
  // An answered question is not shown again where another is open.
  const { session } = await readScreen(page)
  expect(session).toBe(before.session)
  expect(new Set(asked).size).toBe(asked.length)
  await finishEarly(page)
  return asked
}

test('the sentence of the rule follows the settings', async ({ page }) => {
  await page.goto('./')
  const sentences: (readonly [number, boolean, string])[] = [
    [1, true, '答错的题收进来，连续答对 1 次就算记住，移出去。'],
    [3, true, '答错的题收进来，连续答对 3 次、不都在同一天，就算记住，移出去。'],
    [5, false, '答错的题收进来，连续答对 5 次就算记住，移出去。'],
  ]
  for (const [count, onDifferentDays, sentence] of sentences) {
    await visit(page, '/settings')
    await page.getByTestId(`rightInARow-${count}`).check()
    if (count > 1) await page.getByTestId('onDifferentDays').setChecked(onDifferentDays)
    await visit(page, '/review')
    await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  }
})

test.describe('taken out of the app', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('the book is copied and saved as text, and printed with the answers on a page of their own', async ({
    page,
    key,
  }) => {
    await openOn(page, 0)
    await miss(page, key, 3)
    await visit(page, '/review')
    await expect(page.getByTestId('wrong-row')).toHaveCount(3)
    const asked = (await rows(page)).map((id) => key.get(id))
    await page.getByText('导出与打印').click()
    await page.getByTestId('export-copy').click()
    await expect(page.getByText('已复制，可以粘贴到别处。')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const download = page.waitForEvent('download')
    await page.getByTestId('export-save').click()
    const saved = readFileSync(await (await download).path(), 'utf8')
    for (const text of [copied, saved])
      for (const question of asked) {
        expect(text).toContain(question?.stem ?? '?')
        expect(text).toContain(question?.explanation ?? '?')
      }

    await page.getByRole('link', { name: '打印' }).click()
    await expect(page.getByTestId('print-sheet')).toBeVisible()
    await expect(page.getByTestId('sheet-question')).toHaveCount(3)
    const pdf = await page.pdf({ format: 'A4' })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThanOrEqual(2)
    // Reached by its address alone, it has its words and its book, too.
    await page.reload()
    await expect(page.getByTestId('sheet-question')).toHaveCount(3)
    await expect(page.getByTestId('print-now')).toHaveText(/打印/)
  })
})

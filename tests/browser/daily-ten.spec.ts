import { storedAttempts } from './support/database.ts'
import { answer, goOn, questionOn, visit } from './support/play.ts'
import { expect, movingTest as test } from './support/page-test.ts'

test.describe('the daily ten on a fresh profile', () => {
  test('end in the right score, the wrong ones in the wrong book and ten attempts', async ({ page, key }) => {
    const plan = [
      'right',
      'wrong',
      'right',
      'right',
      'wrong',
      'right',
      'wrong',
      'right',
      'right',
      'right',
    ] as const
    await page.goto('./')
    await page.getByTestId('start-daily').click()

    const asked: { readonly question: string; readonly right: boolean }[] = []
    for (const outcome of plan) {
      const question = await answer(page, key, outcome)
      asked.push({ question: question.id, right: outcome === 'right' })
      await goOn(page)
    }

    const score = page.getByTestId('score')
    await expect(score).toHaveAttribute('data-right', '7')
    await expect(score).toHaveAttribute('data-total', '10')
    // What went wrong is listed first.
    await expect(page.getByTestId('result-row')).toHaveCount(3)
    await page.getByTestId('only-wrong').uncheck()
    await expect(page.getByTestId('result-row')).toHaveCount(10)

    const attempts = await storedAttempts(page)
    expect(attempts.map(({ question, right }) => ({ question, right }))).toEqual(asked)
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(10)
    expect(new Set(attempts.map(({ session }) => session)).size).toBe(1)

    await page.getByRole('link', { name: '回到今日' }).click()
    await page.getByRole('link', { name: '错题', exact: true }).click()
    const missed = asked.filter(({ right }) => !right).map(({ question }) => question)
    const rows = page.getByTestId('wrong-row')
    await expect(rows).toHaveCount(missed.length)
    const listed = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-question-id')))
    expect(listed.toSorted()).toEqual(missed.toSorted())
  })

  test('are the same ten for another person on the same day, and no second round on the same day', async ({
    browser,
    baseURL,
    key,
  }) => {
    const firstQuestions: (string | null)[] = []
    for (let person = 0; person < 2; person++) {
      const page = await browser.newPage({ baseURL, timezoneId: 'Asia/Shanghai' })
      await page.goto('./')
      await page.getByTestId('start-daily').click()
      firstQuestions.push(await questionOn(page).getAttribute('data-question-id'))
      await answer(page, key, 'right')
      const session = await questionOn(page).getAttribute('data-session-id')
      await visit(page, '/')
      await page.getByTestId('start-daily').click()
      await expect(questionOn(page)).toHaveAttribute('data-session-id', session ?? '')
      await page.close()
    }
    expect(firstQuestions[0]).toBe(firstQuestions[1])
  })
})

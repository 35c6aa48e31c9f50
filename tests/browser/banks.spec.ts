import type { Page } from '@playwright/test'
import { indexOfOwnBank } from '../../src/quiz/own-bank-index.ts'
import { headOf, ownQuestionsOf } from '../../src/quiz/own-bank-rows.ts'
import { BUILT_IN_BANK } from '../../src/quiz/bank.ts'
import { ownSample } from '../support/own-bank.ts'
import { begin, playOn, startContest } from './support/contest.ts'
import { answer, questionOn, visit } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

/** Puts a bank into the database that the app has opened, with the ids of questions that the built-in one has. */
async function putBank(page: Page, ids: readonly string[]): Promise<ReturnType<typeof ownSample>> {
  const own = ownSample(ids)
  const index = indexOfOwnBank(own)
  const changed = { changedAt: 0, clock: '000000000000-0000-test' }
  const rows = {
    banks: [{ ...headOf(own), ...changed, edition: index.edition, questions: own.questions.length }],
    bankQuestions: ownQuestionsOf(own).map((row) => ({ ...row, ...changed })),
    bankIndexes: [{ bank: own.id, index }],
  }
  await page.evaluate(
    (tables) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('bainian-qianti')
        request.onerror = () => reject(new Error(String(request.error)))
        request.onsuccess = () => {
          const writing = request.result.transaction(Object.keys(tables), 'readwrite')
          for (const [name, values] of Object.entries(tables))
            for (const value of values) writing.objectStore(name).put(value)
          writing.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    rows,
  )
  return own
}

async function useBank(page: Page, id: string): Promise<void> {
  await visit(page, '/banks')
  await page.locator(`[data-bank-id="${id}"]`).getByTestId('use-bank').click()
  await expect(page.getByTestId('current-bank')).toBeVisible()
}

test('two banks whose questions have the same ids keep out of each other’s way', async ({ page, key }) => {
  await page.goto('./')
  // A miss in the built-in bank, whose database is there from then on.
  await page.getByTestId('start-practice').click()
  const asked = await answer(page, key, 'wrong')
  const theirs = page.url()
  const ids = [asked.id, ...[...key.keys()].filter((id) => id !== asked.id)].slice(0, 30)
  const own = await putBank(page, ids)
  const ownKey = new Map(own.questions.map((question) => [question.id as string, question]))

  await useBank(page, own.id)
  await expect(page.getByTestId('current-bank')).toContainText(own.title)
  await expect(page.getByTestId('resume')).toHaveCount(0)
  await expect(page.getByTestId('start-review')).toBeDisabled()
  await visit(page, '/review')
  await expect(page.getByTestId('shelf-book')).toBeVisible()
  await expect(page.getByTestId('wrong-row')).toHaveCount(0)
  await visit(page, '/contest')
  await expect(page.getByTestId('start-contest-hundred')).toBeDisabled()

  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  await expect(questionOn(page)).toContainText('自带题第')
  const missed = await answer(page, ownKey, 'wrong')
  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(1)
  await expect(page.getByTestId('wrong-row')).toHaveAttribute('data-question-id', missed.id)
  await expect(page.getByTestId('wrong-row')).toContainText('自带题第')
  await visit(page, '/bank')
  await expect(page.getByTestId('question-entry').first()).toContainText('自带题第')

  // A session of the other bank turns to it, and shows the question it asked.
  await page.goto(theirs)
  await expect(questionOn(page)).toHaveAttribute('data-question-id', asked.id)
  await expect(questionOn(page)).toContainText(asked.stem)
  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(1)
  await expect(page.getByTestId('wrong-row')).toHaveAttribute('data-question-id', asked.id)
  await expect(page.getByTestId('wrong-row')).toContainText(asked.stem)
})

test('goes, points, stars and statistics stay with their bank', async ({ page, key }) => {
  const goesAndSums = async (points: string | null, answered: string): Promise<void> => {
    await visit(page, '/contest')
    await expect(page.getByTestId('start-contest-bainian')).toBeEnabled()
    const link = page.getByTestId('season-link')
    if (points === null) await expect(link).toHaveCount(0)
    else await expect(page.locator('.row').filter({ has: link }).locator('.score')).toContainText(points)
    await visit(page, '/stats')
    const sum = page.getByTestId('stats-answered')
    if (answered === '0') await expect(page.locator('main')).toContainText('还没有')
    else await expect(sum).toHaveText(answered)
    await visit(page, '/')
  }

  await begin(page, 'bainian')
  await playOn(page, key)
  await expect(page.getByTestId('score')).toHaveAttribute('data-right', '10')
  await goesAndSums('100', '10')

  const own = await putBank(page, [...key.keys()].slice(0, 30))
  await useBank(page, own.id)
  await goesAndSums(null, '0')
  const ownKey = new Map(own.questions.map((question) => [question.id as string, question]))
  await visit(page, '/contest')
  await startContest(page, 'bainian')
  await playOn(page, ownKey, [1, 2, 3])
  await expect(page.getByTestId('score')).toHaveAttribute('data-right', '7')
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  await page.getByTestId('star').click()
  await expect(page.getByTestId('star')).toHaveAttribute('aria-pressed', 'true')
  await goesAndSums('70', '10')

  await useBank(page, BUILT_IN_BANK)
  await goesAndSums('100', '10')
  await visit(page, '/review')
  await page.getByTestId('shelf-kept').click()
  await expect(page.getByTestId('wrong-row')).toHaveCount(0)
})

test('a bank in English is marked as English', async ({ page }) => {
  await page.goto('./#/banks')
  await page.getByTestId('import-text').fill('1. When does it open?\nA. At eight\nB. At nine\nAnswer: B\n')
  await page.getByTestId('import-read').click()
  await page.getByTestId('import-confirm').click()
  await page.getByTestId('import-use').click()
  await page.getByTestId('start-practice').click()
  await expect(page.locator('#stem')).toHaveAttribute('lang', 'en')
  await expect(page.locator('label .text').first()).toHaveAttribute('lang', 'en')
})

// After a contest: the points explained, the codes that carry paper and result to another phone, picture and print.
import type { Page } from '@playwright/test'
import type { AnswerKey } from './support/answer-key.ts'
import { expectNoViolations } from './support/axe.ts'
import { begin, otherPhone, playOn } from './support/contest.ts'
import { expect, test } from './support/page-test.ts'
import { pagesOf } from './support/pdf.ts'
import { questionOn, visit } from './support/play.ts'

const OUTCOMES = [
  'right', 'wrong', 'right', 'right', 'open', 'right', 'wrong', 'right', 'right', 'right',
] as const // prettier-ignore

test.describe('the result of a go at 百年千题', () => {
  test('explains every point, shows the unanswered place, and compares with the go before', async ({
    page,
    key,
  }) => {
    await playBainian(page, key)
    const score = page.getByTestId('score')
    await expect(score).toHaveAttribute('data-right', '7')
    await expect(score).toHaveAttribute('data-total', '10')
    await expect(score).toHaveAttribute('data-points', '70')
    await expect(page.getByTestId('first-go')).toBeVisible()
    await expect(page.getByTestId('season-total')).toContainText('70')
    // Not offered on a phone.
    await expect(page.getByTestId('hall')).toBeHidden()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByTestId('hall').click()
    await expect(page.getByTestId('once-more')).toBeHidden()
    await page.getByTestId('leave-hall').click()
    await page.setViewportSize({ width: 390, height: 844 })

    const rows = page.getByTestId('result-row')
    await expect(rows).toHaveCount(10)
    expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-outcome')))).toEqual([
      ...OUTCOMES,
    ])
    await expect(rows.nth(0).getByTestId('points-lines')).toHaveText('答对，得 10 分。')
    await expect(rows.nth(4).getByTestId('points-lines')).toHaveText('没有作答，得 0 分。')
    await expect(rows.nth(4)).toContainText('未答')
    await page.getByTestId('only-wrong').check()
    await expect(rows).toHaveCount(3)
    await expectNoViolations(page, 'result')

    await page.getByTestId('once-more').click()
    await expect(questionOn(page)).toBeVisible()
    await playOn(page, key)
    await expect(score).toHaveAttribute('data-points', '100')
    await expect(page.getByTestId('percentile')).toHaveAttribute('data-percent', '100')
    await expect(page.getByTestId('against-best')).toContainText('多 30 分')
    await expect(page.getByTestId('season-total')).toContainText('170')
  })

  test('opens from its code on another phone: alone first, then beside the own go at the same paper', async ({
    page,
    key,
    browser,
    baseURL,
  }) => {
    await playBainian(page, key)
    await page.getByTestId('result-name').fill('周晓帆')
    const result = await textOf(page, 'result-code')
    const paper = await textOf(page, 'paper-code')
    const shown = await questionsOf(page, 'result-row')

    const other = await otherPhone(browser, baseURL)
    await visit(other, `/contest/${result}`)
    await expect(other).toHaveURL(/contest-result/)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('周晓帆的成绩')
    await expect(other.getByTestId('their-score')).toHaveAttribute('data-points', '70')
    await expect(other.getByTestId('invite')).toBeVisible()
    await expect(other.getByText('正确答案')).toHaveCount(0)
    await expectNoViolations(other, 'result of another phone')

    await other.getByTestId('take-paper').click()
    await expect(other.getByTestId('paper-code')).toHaveText(paper)
    // By its key: a click on the spot of the one before, within a second, would count as its second half.
    await other.getByTestId('start-paper').press('Enter')
    await expect(questionOn(other)).toBeVisible()
    await playOn(other, key)
    await expect.poll(() => questionsOf(other, 'result-row')).toEqual(shown)
    await expect.poll(() => textOf(other, 'paper-code')).toBe(paper)

    await visit(other, `/contest-result/${result}`)
    await expect(other.getByTestId('your-score')).toHaveAttribute('data-points', '100')
    await expect(other.getByTestId('difference')).toHaveText('你多 30 分')
    const rows = other.getByTestId('compared-row')
    await expect(rows).toHaveCount(10)
    const same = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-same')))
    expect(same).toEqual(OUTCOMES.map((outcome) => String(outcome === 'right')))
    await other.getByTestId('only-differing').check()
    await expect(rows).toHaveCount(3)
    await expectNoViolations(other, 'both results')
    await other.context().close()
  })

  test('is refused with a reason when its code was changed, cut or mixed up', async ({ page, key }) => {
    await playBainian(page, key)
    const result = await textOf(page, 'result-code')
    const paper = await textOf(page, 'paper-code')
    const at = result.length - 12
    const changed = result.slice(0, at) + (result[at] === 'A' ? 'B' : 'A') + result.slice(at + 1)
    const cases = [
      [changed, 'check'],
      [result.slice(0, 8), 'length'],
      [`${result}0`, 'character'],
      [paper.slice(0, -1) + (paper.endsWith('A') ? 'B' : 'A'), 'check'],
    ] as const
    for (const [code, reason] of cases) {
      await visit(page, `/contest-result/${code}`)
      await expect(page.getByTestId('code-problem')).toHaveAttribute('data-reason', reason)
    }
    await expectNoViolations(page, 'refused code')
    await visit(page, `/contest-result/${paper}`)
    await expect(page.getByTestId('start-paper')).toBeVisible()

    // Several at once, as people collect them in a chat.
    await visit(page, '/contest')
    await page.getByTestId('enter-code').fill(`张三：${result}\n李四的卷子 ${paper}\n`)
    await page.getByTestId('open-code').click()
    await expect(page.getByTestId('found-code')).toHaveCount(2)
    await expect(page.getByTestId('found-code').first()).toContainText('70 分')
    await expectNoViolations(page, 'codes found')
    await page.getByTestId('found-code').first().getByRole('link').click()
    await expect(page.getByTestId('their-score')).toHaveAttribute('data-points', '70')
  })

  test('becomes a picture with the typed name', async ({ page, key }) => {
    await playBainian(page, key)
    await page.getByTestId('make-certificate').click()
    await page.getByTestId('certificate-name').fill('ئايگۈل مۇھەممەت José')
    await page.getByTestId('certificate-unit').fill('县文化旅游广电体育局')
    const image = page.getByTestId('certificate-image')
    await expect(image).toBeVisible()
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200)
    await expectNoViolations(page, 'certificate')
    const download = page.waitForEvent('download')
    await page.getByTestId('save-certificate').click()
    await (await download).saveAs('test-results/certificate.png')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('certificate')).toHaveCount(0)
    await expect(page.getByTestId('make-certificate')).toBeFocused()
  })

  test('prints its paper on A4, the key on a page of its own', async ({ page, key }) => {
    await playBainian(page, key)
    await page.getByTestId('print-link').click()
    await expect(page.getByTestId('sheet-question')).toHaveCount(10)
    await expectNoViolations(page, 'printed paper')
    await page.emulateMedia({ media: 'print' })
    const size = () => page.getByTestId('print-sheet').evaluate((sheet) => getComputedStyle(sheet).fontSize)
    await expect.poll(size).toBe('16px')
    const small = await page.pdf({ path: 'test-results/paper-12pt.pdf', preferCSSPageSize: true })
    expect(pagesOf(small)).toBeGreaterThanOrEqual(2)
    for (const shell of [page.getByRole('navigation'), page.getByTestId('print-now')])
      await expect(shell).toBeHidden()

    await page.emulateMedia({ media: 'screen' })
    await page.getByTestId('print-large').check()
    await page.emulateMedia({ media: 'print' })
    expect(Number.parseFloat(await size())).toBeCloseTo(21.33, 1)
    await page.pdf({ path: 'test-results/paper-16pt.pdf', preferCSSPageSize: true })
  })

  test('fits 320 px at twice the text size', async ({ page, key }) => {
    await playBainian(page, key)
    const [result, paper] = [await textOf(page, 'result-code'), await textOf(page, 'paper-code')]
    const here = new URL(page.url()).hash.slice(1)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'))
    for (const [route, shows] of [
      [here, 'result-row'],
      [`/contest-result/${result}`, 'compared-row'],
      [`/print/${paper}`, 'sheet-question'],
    ] as const) {
      await visit(page, route)
      await expect(page.getByTestId(shows).first()).toBeAttached()
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((element) => element.getBoundingClientRect().right > 320.5)
          .map((element) => `${element.tagName}.${element.className}`),
      )
      expect(wide, `${shows}: what reaches beyond 320 px`).toEqual([])
      await expectNoViolations(page, shows)
    }
  })
})

async function playBainian(page: Page, key: AnswerKey): Promise<void> {
  await begin(page, 'bainian')
  await playOn(page, key, placesOf('wrong'), placesOf('open'))
  await expect(page.getByTestId('score')).toBeVisible()
}

function placesOf(wanted: (typeof OUTCOMES)[number]): number[] {
  return OUTCOMES.flatMap((outcome, at) => (outcome === wanted ? [at + 1] : []))
}

async function textOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).innerText()).trim()
}

async function questionsOf(page: Page, row: string): Promise<(string | null)[]> {
  return page
    .getByTestId(row)
    .locator('[data-question-id]')
    .evaluateAll((all) => all.map((article) => article.getAttribute('data-question-id')))
}

// The same paper elsewhere: two profiles that know nothing of each other, and codes that are not right.
import type { Page } from '@playwright/test'
import { expect, test } from './support/app-test.ts'
import { otherPhone } from './support/contest.ts'
import { FORMS, offlineReady, readScreen, visit } from './support/play.ts'
import type { Screen } from './support/play.ts'

test('the code of a preset gives another phone the same paper, without a network', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('./')
  await visit(page, '/contest')
  await page.getByTestId('share-contest-timed').click()
  const code = await page.getByTestId('paper-code').innerText()
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/)
  const other = await otherPhone(browser, baseURL)
  await offlineReady(other)
  await other.context().setOffline(true)
  await expectSamePaper(page, other, code, 20)
})

test('own rules travel whole in their code: the same paper, the same rules, kept under their name', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('./')
  await visit(page, '/contest-custom')
  for (const form of FORMS) await page.getByTestId(`count-${form}`).fill('1')
  await page.getByTestId('speed-seconds').fill('7')
  await page.getByTestId('custom-name').fill('周五赛')
  await page.getByTestId('custom-share').click()
  const code = await page.getByTestId('paper-code').innerText()
  // Another rule, and the code that says the old one is gone.
  await page.getByTestId('speed-seconds').fill('8')
  await expect(page.getByTestId('paper-code')).toHaveCount(0)
  const rules = async (on: Page) => {
    await visit(on, `/contest/${code}`)
    await expect(on.getByRole('heading', { level: 1 })).toHaveText('周五赛')
    return on.locator('.rules').innerText()
  }
  const other = await otherPhone(browser, baseURL)
  await expect.poll(() => rules(page)).toMatch(/每满 7\s秒少 1 分/)
  expect(await rules(other)).toBe(await rules(page))
  await other.getByTestId('keep-format').click()
  await expect(other.getByTestId('custom-name')).toHaveValue('周五赛')
  await expect(other.getByTestId('speed-seconds')).toHaveValue('7')
  await other.getByTestId('custom-save').click()
  await visit(other, '/contest')
  await expect(other.getByRole('heading', { name: '周五赛' })).toBeVisible()
  await expectSamePaper(page, other, code, 6)
})

test('a code that is not right says what is wrong and what to do', async ({ page }) => {
  await page.goto('./')
  await visit(page, '/contest')
  await expect(page.getByTestId('open-code')).toBeDisabled()
  await page.getByTestId('share-contest-timed').click()
  const code = await page.getByTestId('paper-code').innerText()
  const other = code.startsWith('6') ? '7' : '6'
  for (const [typed, reason, words] of [
    [code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'), 'check', '抄错'],
    [other + code.slice(1), 'check', '抄错'],
    [`${code.slice(0, -1)}0`, 'character', '0、O、1、I'],
    [code.slice(0, 9), 'length', '长度不对'],
    [`${code}22`, 'length', '长度不对'],
  ] as const) {
    await visit(page, '/contest')
    await page.getByTestId('enter-code').fill(typed)
    await page.getByTestId('open-code').click()
    const problem = page.getByTestId('code-problem')
    await expect(problem, typed).toHaveAttribute('data-reason', reason)
    await expect(problem).toContainText(words)
    // What was typed stays, to be corrected.
    await expect(page.getByTestId('enter-code')).toHaveValue(typed)
  }
  await page.getByTestId('enter-code').fill(` ${code.toLowerCase().replaceAll('-', ' ')} `)
  await page.getByTestId('open-code').click()
  await expect(page.getByTestId('paper-code')).toHaveText(code)
})

async function expectSamePaper(one: Page, other: Page, code: string, places: number): Promise<void> {
  const [mine, theirs] = await Promise.all([paperOf(one, code, places), paperOf(other, code, places)])
  expect(theirs).toEqual(mine)
  expect(new Set(mine.map(({ question }) => question)).size).toBe(places)
  await other.context().close()
}

/** Questions and option orders of the paper behind a code, as they come on the screen. */
async function paperOf(
  page: Page,
  code: string,
  places: number,
): Promise<Pick<Screen, 'question' | 'order'>[]> {
  await visit(page, '/contest')
  await page.getByTestId('enter-code').fill(code)
  await page.getByTestId('open-code').click()
  await page.getByTestId('start-paper').click()
  const paper = []
  for (let place = 1; place <= places; place++) {
    await expect(page.getByTestId('place')).toHaveText(`${place} / ${places}`)
    const { question, order } = await readScreen(page)
    paper.push({ question, order })
    // Leafing through is for keys: a second press on 下一题 within a second is taken for the half of a double one.
    if (place < places) await page.keyboard.press('ArrowRight')
  }
  return paper
}

test('a pasted message with a link opens its paper; the press of sharing is listed', async ({ page }) => {
  await page.goto('./')
  await visit(page, '/contest')
  await page.getByTestId('share-contest-timed').click()
  const code = await page.getByTestId('paper-code').innerText()
  const link = new URL(`#/contest/${code.replaceAll('-', '')}`, page.url()).href
  await visit(page, '/contest')
  await page.getByTestId('enter-code').fill(`大家好，今晚的卷子：“${link}”。七点开始！`)
  await page.getByTestId('open-code').click()
  await expect(page.getByTestId('paper-code')).toHaveText(code)
  await visit(page, '/contest')
  await page.getByTestId('papers-handed-out').locator('summary').click()
  await page.getByTestId('papers-handed-out').getByRole('link').click()
  await expect(page.getByTestId('paper-code')).toHaveText(code)
  await page.getByRole('link', { name: '打印成 A4 纸卷' }).click()
  await expect(page.getByTestId('sheet-question')).toHaveCount(20)
  await expect(page.getByTestId('print-key')).not.toBeChecked()
})

test('a format that was not saved is still there after leaving, with its code, and one press makes one paper', async ({
  page,
}) => {
  await page.goto('./')
  await visit(page, '/contest-custom')
  await page.getByTestId('custom-name').fill('周五赛')
  await page.getByTestId('paper-minutes').fill('181')
  await expect(page.getByTestId('custom-problems')).toContainText('10 秒')
  await page.getByTestId('paper-minutes').fill('6')
  await page.getByTestId('paper-seconds').fill('40')
  await page.getByTestId('custom-share').click()
  const code = await page.getByTestId('paper-code').innerText()
  await page.getByTestId('custom-share').click()
  await expect(page.getByTestId('paper-code')).toHaveText(code)
  // A wheel over a focused number does not turn it.
  await page.getByTestId('paper-minutes').focus()
  await page.getByTestId('paper-minutes').hover()
  await page.mouse.wheel(0, 240)
  await expect(page.getByTestId('paper-minutes')).toHaveValue('6')

  await visit(page, '/contest')
  await page.reload()
  await expect(page.getByTestId('enter-code')).toBeVisible()
  await visit(page, '/contest-custom')
  await expect(page.getByTestId('custom-name')).toHaveValue('周五赛')
  await expect(page.getByTestId('paper-seconds')).toHaveValue('40')
  await expect(page.getByTestId('paper-code')).toHaveText(code)
})

test('saving over a format and deleting one are asked about, and a name of the app’s own is refused', async ({
  page,
}) => {
  await page.goto('./')
  for (const name of ['甲赛', '乙赛']) {
    await visit(page, '/contest-custom')
    await page.getByTestId('custom-afresh').click()
    await page.getByTestId('custom-name').fill(name)
    await page.getByTestId('custom-save').click()
    await expect(page.getByRole('status').filter({ hasText: `“${name}”` })).toBeVisible()
  }
  // The address of another format in the same tab fills the form anew.
  await visit(page, '/contest-custom?name=甲赛')
  await expect(page.getByTestId('custom-name')).toHaveValue('甲赛')
  await visit(page, '/contest-custom?name=乙赛')
  await expect(page.getByTestId('custom-name')).toHaveValue('乙赛')

  await page.getByTestId('custom-name').fill('限时赛')
  await page.getByTestId('custom-save').click()
  await expect(page.getByRole('status').filter({ hasText: '换一个名字' })).toBeVisible()
  await page.getByTestId('custom-name').fill('\u200b')
  await page.getByTestId('custom-save').click()
  await expect(page.getByRole('status').filter({ hasText: '起个名字' })).toBeVisible()
  await page.getByTestId('custom-name').fill('甲赛')
  await page.getByTestId('custom-save').click()
  await page.getByTestId('ask-no').click()
  await page.getByTestId('custom-remove').click()
  await page.getByTestId('ask-yes').click()
  await expect(page.getByRole('heading', { name: '乙赛' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '甲赛' })).toHaveCount(0)
})

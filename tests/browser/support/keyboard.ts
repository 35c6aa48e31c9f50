// A player without mouse or finger.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Answer, Question } from '../../../src/quiz/question.ts'
import { readScreen } from './play.ts'

export async function chooseByKeyboard(page: Page, question: Question, answer: Answer): Promise<void> {
  const { order } = await readScreen(page)
  switch (question.form) {
    case 'single':
    case 'judge':
      return page.keyboard.press(String(order.indexOf(answer[0] ?? '') + 1))
    case 'multiple':
      for (const id of answer) await page.keyboard.press('ABCDEF'[order.indexOf(id)] ?? '')
      return
    case 'blank':
      await tabTo(page, page.getByTestId('blank-input'))
      return page.keyboard.type(answer[0] ?? '')
    case 'gaps':
      for (const [at, text] of answer.entries()) {
        await tabTo(page, page.getByTestId('blank-input').nth(at))
        await page.keyboard.type(text)
      }
      return
    case 'short':
      await tabTo(page, page.getByTestId('confirm'))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByTestId(answer[1] === 'true' ? 'self-right' : 'self-wrong'))
      return page.keyboard.press('Enter')
    case 'match':
      for (const [at, id] of answer.entries()) {
        const select = page.getByTestId('match-select').nth(at)
        await tabTo(page, select)
        await pressUntil(page, 'ArrowDown', async () => (await select.inputValue()) === id)
      }
      return
    case 'order':
      for (const [target, id] of answer.entries()) {
        const text = question.items.find((item) => item.id === id)?.text ?? ''
        const row = page
          .locator('ol li')
          .filter({ has: page.getByRole('button', { name: `上移：${text}`, exact: true }) })
        const place = (): Promise<number> =>
          row.evaluate((element) => [...(element.parentElement?.children ?? [])].indexOf(element))
        if ((await place()) === target) continue
        await tabTo(page, row.getByTestId('order-up'))
        await pressUntil(page, 'ArrowUp', async () => (await place()) === target)
      }
  }
}

/** Presses Tab until the element has the focus, as someone does who sees where it is. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  await pressUntil(page, key, () => target.evaluate((element) => element === document.activeElement))
}

export async function pressUntil(page: Page, key: string, isDone: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isDone()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} did not lead there`)
}

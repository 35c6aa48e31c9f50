// A player: starts rounds, reads what is on the screen, answers it right or wrong on purpose.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Answer, Form, Question } from '../../../src/quiz/question.ts'
import { answerTo, questionIn } from './answer-key.ts'
import type { AnswerKey } from './answer-key.ts'
import { storedPhase } from './database.ts'
import { SECOND_HALF_MS } from './presses.ts'

/** Where storing fails on purpose nothing is waited for any longer. */
const LONGEST_STORING_MS = 5000

/** Those that the built-in bank asks. */
export const FORMS = ['single', 'multiple', 'judge', 'blank', 'order', 'match'] as const satisfies Form[]

/** What the question screen shows: enough to tell whether it is the same as before. */
export interface Screen {
  readonly session: string
  readonly question: string
  readonly form: Form
  /** Option ids, item texts or right sides in the order they stand on the screen. */
  readonly order: readonly string[]
  /** What is chosen or typed. */
  readonly chosen: readonly string[]
  readonly answered: boolean
}

export function questionOn(page: Page): Locator {
  return page.getByTestId('question')
}

export async function readScreen(page: Page): Promise<Screen> {
  await expect(questionOn(page)).toBeVisible()
  return questionOn(page).evaluate((article) => {
    const all = (id: string) => [...article.querySelectorAll(`[data-testid=${id}]`)]
    const inputs = all('option').map((input) => input as HTMLInputElement)
    const selects = all('match-select').map((select) => select as HTMLSelectElement)
    const blank = article.querySelector<HTMLInputElement>('[data-testid=blank-input]')
    const items = [...article.querySelectorAll('ol li .text')].map((item) => item.textContent.trim())
    const sides = [...(selects[0]?.options ?? [])].map(({ value }) => value).filter(Boolean)
    const picked = inputs.filter(({ checked }) => checked).map((input) => input.dataset['optionId'] ?? '')
    return {
      session: article.getAttribute('data-session-id') ?? '',
      question: article.getAttribute('data-question-id') ?? '',
      form: article.getAttribute('data-form') as Form,
      order: [...inputs.map((input) => input.dataset['optionId'] ?? ''), ...items, ...sides],
      chosen: [...picked, ...selects.map(({ value }) => value), ...(blank ? [blank.value] : [])],
      answered: article.querySelector('[data-testid=feedback]') !== null,
    }
  })
}

export async function questionOnScreen(page: Page, key: AnswerKey): Promise<Question> {
  const id = await questionOn(page).getAttribute('data-question-id')
  return questionIn(key, id ?? '')
}

/** Chooses an answer without handing it in. */
export async function choose(page: Page, question: Question, answer: Answer): Promise<void> {
  const screen = questionOn(page)
  switch (question.form) {
    case 'single':
    case 'judge':
    case 'multiple':
      for (const id of answer) await check(screen.locator(`[data-testid=option][data-option-id="${id}"]`))
      return
    case 'blank':
      return screen.getByTestId('blank-input').fill(answer[0] ?? '')
    case 'gaps':
      for (const [at, text] of answer.entries()) await screen.getByTestId('blank-input').nth(at).fill(text)
      return
    case 'short':
      await page.getByTestId('confirm').click()
      return screen.getByTestId(answer[1] === 'true' ? 'self-right' : 'self-wrong').click()
    case 'match':
      for (const [at, id] of answer.entries())
        await screen.getByTestId('match-select').nth(at).selectOption(id)
      return
    case 'order': {
      const texts = answer.map((id) => question.items.find((item) => item.id === id)?.text ?? '')
      for (const [target, text] of texts.entries()) {
        const up = screen.getByRole('button', { name: `上移：${text}`, exact: true })
        for (let at = await placeOf(up); at > target; at--) await up.click()
      }
      return
    }
  }
}

/** Once more where it stands on the spot of the press that brought it, within the same second: src/app/one-press.js. */
async function check(option: Locator): Promise<void> {
  await expect(async () => {
    if (!(await option.isChecked())) await option.click()
    await expect(option).toBeChecked({ timeout: 200 })
  }).toPass({ intervals: [SECOND_HALF_MS] })
}

async function placeOf(button: Locator): Promise<number> {
  return button.evaluate((element) => {
    const row = element.closest('li')
    return row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1
  })
}

/** Answers the question on the screen and waits until the screen says that it is saved, or that nothing is. */
export async function answer(
  page: Page,
  key: AnswerKey,
  outcome: 'right' | 'wrong',
  { saved } = { saved: true },
): Promise<Question> {
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, outcome))
  await page.getByTestId('confirm').click()
  await expectFeedback(page, outcome, { saved })
  return question
}

export async function expectFeedback(
  page: Page,
  outcome: 'right' | 'wrong',
  { saved }: { readonly saved: boolean },
): Promise<void> {
  const feedback = page.getByTestId('feedback')
  await expect(feedback).toHaveAttribute('data-outcome', outcome)
  await expect(feedback).toHaveAttribute('data-saved', String(saved))
}

/** On to the next question, or to the result after the last. */
export async function goOn(page: Page): Promise<void> {
  const before = await page.getByTestId('place').textContent()
  await page.getByTestId('next').click()
  await expect(page.getByTestId('score').or(questionOn(page))).toBeVisible()
  await expect(page.getByTestId('place').filter({ hasText: new RegExp(`^${before ?? ''}$`) })).toHaveCount(0)
}

/** 今日 stands in the HTML: seeing it says nothing about who listens yet. */
export async function appStarted(page: Page): Promise<void> {
  await expect(page.locator('#app[data-v-app]')).toBeAttached()
}

/** Goes to a page of the app the way a link does: without loading the app again. */
export async function visit(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}

/** A practice round of ten questions of one form. */
export async function practiseForm(page: Page, form: Form): Promise<void> {
  await visit(page, '/practice')
  await page.getByTestId('scope-form').check()
  await page.getByTestId('form').selectOption(form)
  await page.getByTestId('count-10').check()
  await page.getByTestId('practice-start').click()
  await expect(questionOn(page)).toHaveAttribute('data-form', form)
}

/** Ends the round on the screen by the answer sheet, and waits until that is stored where anything is. */
export async function finishEarly(page: Page): Promise<void> {
  const session = (await questionOn(page).getAttribute('data-session-id')) ?? ''
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('score')).toBeVisible()
  // A page that is left in the same moment comes back to the round: its end is in no journal, only its answers are.
  const latest = Date.now() + LONGEST_STORING_MS
  while (Date.now() < latest)
    if ((await storedPhase(page, session).catch(() => undefined)) !== 'running') return
}

/** Waits until the worker that answers without a network is in charge of this origin. */
export async function offlineReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

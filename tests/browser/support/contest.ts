// Plays contests: starts formats, answers whole papers inside the page, reads clocks and codes.
import { expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import type { Answer } from '../../../src/quiz/question.ts'
import { answerTo } from './answer-key.ts'
import type { AnswerKey } from './answer-key.ts'
import { questionOn, visit } from './play.ts'

export async function begin(page: Page, preset: string): Promise<void> {
  await page.goto('./')
  await visit(page, '/contest')
  await startContest(page, preset)
}

/** On the page of contests: starts one, without waiting for three, two, one. */
export async function startContest(page: Page, preset: string): Promise<void> {
  await page.getByTestId(`start-contest-${preset}`).click()
  await skipCount(page)
}

/** By a key, since the same spot pressed twice within a second is one press. */
export async function skipCount(page: Page): Promise<void> {
  const count = page.getByTestId('count-in')
  await expect(count.or(questionOn(page))).toBeVisible()
  if (await count.isVisible()) await page.keyboard.press('Enter')
  await expect(questionOn(page)).toBeVisible()
}

/** A paper with every question answered asks once. */
export async function handIn(page: Page): Promise<void> {
  await page.getByTestId('finish').click()
  await page.getByTestId('hand-in-anyway').click()
}

/**
 * Answers the paper on the screen from here to its end, faster than any hand, and hands it in. At the places named in
 * `wrong` (from 1) the answer is wrong, at those in `open` there is none, elsewhere it is right.
 */
export async function playOn(
  page: Page,
  key: AnswerKey,
  wrong: readonly number[] = [],
  open: readonly number[] = [],
): Promise<void> {
  const answers: Record<string, { right: Answer; wrong: Answer }> = {}
  for (const question of key.values())
    if (question.form === 'single' || question.form === 'multiple' || question.form === 'judge')
      answers[question.id] = { right: answerTo(question, 'right'), wrong: answerTo(question, 'wrong') }

  await page.evaluate(
    ([answers, wrong, open]) =>
      new Promise<void>((resolve, reject) => {
        // The closed answer sheet has a button of the same name.
        const button = (id: string) => document.querySelector<HTMLButtonElement>(`footer [data-testid=${id}]`)
        const handIn = () =>
          document.querySelector<HTMLButtonElement>('dialog[open] [data-testid=hand-in-anyway]')
        const look = (): void => {
          if (document.querySelector('[data-testid=score]')) return done()
          const article = document.querySelector('[data-testid=question]')
          if (!article) return
          const place = Number(
            /\d+/.exec(document.querySelector('[data-testid=place]')?.textContent ?? '')?.[0],
          )
          const known = answers[article.getAttribute('data-question-id') ?? '']
          if (!known) return fail(`cannot answer a question of the form ${article.getAttribute('data-form')}`)
          const options = [...article.querySelectorAll<HTMLInputElement>('[data-testid=option]')]
          const answer = known[wrong.includes(place) ? 'wrong' : 'right']
          const isToBeTapped = (option: HTMLInputElement): boolean =>
            !option.disabled && answer.includes(option.dataset['optionId'] ?? '') !== option.checked
          // One tap at a time, as a hand does: the page draws what was chosen before the next is chosen.
          const option = open.includes(place) ? undefined : options.find(isToBeTapped)
          if (option) option.click()
          else (handIn() ?? button('finish') ?? button('next') ?? button('confirm'))?.click()
        }
        const timer = setInterval(look, 5)
        const done = (): void => (clearInterval(timer), resolve())
        const fail = (what: string): void => (clearInterval(timer), reject(new Error(what)))
      }),
    [answers, wrong, open] as const,
  )
}

/** What the page says is left, in milliseconds. */
export async function remaining(page: Page): Promise<number> {
  const clock = page.getByTestId('clock')
  await expect(clock).toHaveAttribute('data-remaining-ms', /\d+/)
  return Number(await clock.getAttribute('data-remaining-ms'))
}

/** A browser profile that has nothing of the first one's. */
export async function otherPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  })
  const page = await context.newPage()
  await page.goto('./')
  return page
}

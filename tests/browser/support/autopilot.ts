// Plays inside the page, faster than any hand, and reports what the screen shows at the moment it shows it.
import type { Page } from '@playwright/test'
import type { Answer } from '../../../src/quiz/question.ts'
import { answerTo } from './answer-key.ts'
import type { AnswerKey } from './answer-key.ts'

export interface Report {
  readonly question: string
  /** Options or right sides as they stand on the screen; empty for forms that have none. */
  readonly order: string
  /** Feedback is there and says saved. */
  readonly saved: boolean
  /** The last of as many as were asked for has been saved; the player now rests. */
  readonly done: boolean
}

/** Between two looks at the screen. */
export const STEP_MS = 4

/** Answers question after question until so many are saved, or for ever. Call once per page. */
export async function startAutopilot(
  page: Page,
  key: AnswerKey,
  stopAfter: number,
  onReport: (report: Report) => void,
): Promise<void> {
  await page.exposeBinding('report', (_source, report: Report) => onReport(report))
  await page.evaluate(autopilot, [wrongAnswers(key), stopAfter, STEP_MS] as const)
}

/** For `autopilot`: a wrong answer to every question. */
export function wrongAnswers(key: AnswerKey): Record<string, Answer> {
  return Object.fromEntries([...key.values()].map((question) => [question.id, answerTo(question, 'wrong')]))
}

/** Runs in the page, whose window must have a function `report`; sees nothing but its arguments. */
export function autopilot([answers, stopAfter, stepMs]: readonly [
  answers: Readonly<Record<string, Answer>>,
  stopAfter: number,
  stepMs: number,
]): void {
  const { report } = window as unknown as { report: (what: Report) => Promise<void> }
  const button = (id: string) => document.querySelector<HTMLButtonElement>(`[data-testid=${id}]`)
  const handedIn = new Set<string>()
  let left = stopAfter
  let last = ''

  const look = (): void => {
    const article = document.querySelector('[data-testid=question]')
    const question = article?.getAttribute('data-question-id')
    if (!article || !question) return
    const options = [...article.querySelectorAll<HTMLInputElement>('[data-testid=option]')]
    const selects = [...article.querySelectorAll('select')]
    const saved = article.querySelector('[data-testid=feedback][data-saved=true]') !== null
    if (last !== `${question}/${saved}`) {
      last = `${question}/${saved}`
      const sides = [...(selects[0]?.options ?? [])].map(({ value }) => value).filter(Boolean)
      const order = [...options.map((option) => option.dataset['optionId']), ...sides].join()
      if (saved && handedIn.has(question)) left--
      void report({ question, order, saved, done: left <= 0 })
    }
    if (left <= 0) return clearInterval(timer)
    if (saved) return button('next')?.click()
    if (handedIn.has(question)) return

    if (button('confirm')?.disabled) {
      const answer = answers[question] ?? []
      for (const option of options)
        if (answer.includes(option.dataset['optionId'] ?? '') !== option.checked) option.click()
      // One at a time, as a hand does: the page draws what was chosen before the next is chosen.
      const at = selects.findIndex(({ value }) => value === '')
      const select = selects[at]
      if (select) {
        select.value = answer[at] ?? ''
        select.dispatchEvent(new Event('change'))
      }
      const blank = article.querySelector<HTMLInputElement>('[data-testid=blank-input]')
      if (blank) {
        blank.value = answer[0] ?? ''
        blank.dispatchEvent(new Event('input'))
      }
    } else {
      handedIn.add(question)
      button('confirm')?.click()
    }
  }
  const timer = setInterval(look, stepMs)
}

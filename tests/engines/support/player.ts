// A player in any engine: reads what is on the screen, answers it, goes on.
import { expect } from '@playwright/test'
import type { Answer, Form, Question } from '../../../src/quiz/question.ts'
import { answerTo, questionIn } from '../../browser/support/answer-key.ts'
import type { AnswerKey } from '../../browser/support/answer-key.ts'
import { SECOND_HALF_MS } from '../../browser/support/presses.ts'
import type { EnginePage } from './engine.ts'

/** Asks again at once: a look into a page costs little, and these journeys have many. */
export function poll<T>(look: () => T | Promise<T>, what?: string): ReturnType<typeof expect.poll<T>> {
  return expect.poll(look, { message: what, intervals: [30] })
}

export function byId(name: string): string {
  return `[data-testid="${name}"]`
}

export async function expectShown(page: EnginePage, selector: string): Promise<void> {
  const isShown = (selector: string): boolean =>
    document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) === true
  await poll(() => page.run(isShown, selector), `${selector} is shown`).toBe(true)
}

export async function expectCount(page: EnginePage, selector: string, count: number): Promise<void> {
  const countOf = (selector: string): number => document.querySelectorAll(selector).length
  await poll(() => page.run(countOf, selector), selector).toBe(count)
}

export async function expectAttribute(
  page: EnginePage,
  selector: string,
  name: string,
  value: string,
): Promise<void> {
  await poll(() => attributeOf(page, selector, name), `${name} of ${selector}`).toBe(value)
}

export function attributeOf(page: EnginePage, selector: string, name: string): Promise<string | null> {
  return page.run(
    (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null,
    selector,
    name,
  )
}

export function textOf(page: EnginePage, selector: string): Promise<string> {
  return page.run((selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? '', selector)
}

/** Taps as soon as it is there. */
export async function tap(page: EnginePage, selector: string): Promise<void> {
  await expectShown(page, selector)
  await page.tap(selector)
}

/** Goes to another page of the app as a link does, and waits until its heading stands. */
export async function visit(page: EnginePage, route: string): Promise<void> {
  await page.run((hash) => {
    document.querySelector('main h1')?.setAttribute('data-before', '')
    location.hash = hash
  }, `#${route}`)
  await expectShown(page, 'main h1:not([data-before])')
}

/** What tells one moment of a round from another. */
export interface Screen {
  readonly session: string
  readonly question: string
  readonly place: string
  readonly chosen: readonly string[]
  readonly answered: boolean
}

export async function readScreen(page: EnginePage): Promise<Screen> {
  await expectShown(page, byId('question'))
  return page.run(() => {
    const article = document.querySelector('[data-testid=question]')
    const options = [...(article?.querySelectorAll<HTMLInputElement>('[data-testid=option]') ?? [])]
    return {
      session: article?.getAttribute('data-session-id') ?? '',
      question: article?.getAttribute('data-question-id') ?? '',
      place: document.querySelector('[data-testid=place]')?.textContent ?? '',
      chosen: options.filter(({ checked }) => checked).map((option) => option.dataset['optionId'] ?? ''),
      answered: document.querySelector('[data-testid=feedback]') !== null,
    }
  })
}

export async function questionOnScreen(page: EnginePage, key: AnswerKey): Promise<Question> {
  return questionIn(key, (await readScreen(page)).question)
}

/** Chooses an answer without handing it in. */
export async function choose(page: EnginePage, question: Question, answer: Answer): Promise<void> {
  switch (question.form) {
    case 'single':
    case 'judge':
    case 'multiple':
      for (const id of answer) await check(page, id)
      return
    case 'blank':
      await page.type(byId('blank-input'), answer[0] ?? '')
      await poll(() =>
        page.run(
          (selector) => document.querySelector<HTMLInputElement>(selector)?.value,
          byId('blank-input'),
        ),
      ).toBe(answer[0] ?? '')
      return
    case 'match':
      for (const [at, id] of answer.entries())
        await page.pick(`li:nth-child(${at + 1}) ${byId('match-select')}`, id)
      return
    case 'gaps':
    case 'short':
      throw new Error('the built-in bank asks none of these')
    case 'order':
      for (const [target, id] of answer.entries()) {
        const text = question.items.find((item) => item.id === id)?.text ?? ''
        const up = `[aria-label="上移：${text}"]`
        for (let at = await placeOf(page, up); at > target; at--) {
          await page.tap(up)
          await poll(() => placeOf(page, up)).toBe(at - 1)
        }
      }
  }
}

/** Once more where it stands on the spot of the press that brought it, within the same second: src/app/one-press.js. */
async function check(page: EnginePage, id: string): Promise<void> {
  const option = `${byId('option')}[data-option-id="${id}"]`
  const isChecked = (): Promise<boolean> =>
    page.run((selector) => document.querySelector<HTMLInputElement>(selector)?.checked === true, option)
  await expect(async () => {
    // The label is what a finger meets; the input in it may be drawn in another way.
    if (!(await isChecked())) await page.tap(`label:has(${option})`)
    expect(await isChecked()).toBe(true)
  }).toPass({ intervals: [SECOND_HALF_MS] })
}

function placeOf(page: EnginePage, button: string): Promise<number> {
  return page.run((selector) => {
    const row = document.querySelector(selector)?.closest('li')
    return row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1
  }, button)
}

/** Answers the question on the screen and waits until the screen says that it is saved. */
export async function answer(
  page: EnginePage,
  key: AnswerKey,
  outcome: 'right' | 'wrong',
): Promise<Question> {
  const question = await questionOnScreen(page, key)
  await choose(page, question, answerTo(question, outcome))
  await tap(page, byId('confirm'))
  await expectAttribute(page, byId('feedback'), 'data-outcome', outcome)
  await expectAttribute(page, byId('feedback'), 'data-saved', 'true')
  return question
}

/** On to the next question, or to the result after the last. */
export async function goOn(page: EnginePage): Promise<void> {
  const before = await textOf(page, byId('place'))
  await tap(page, byId('next'))
  await poll(() => textOf(page, byId('place'))).not.toBe(before)
}

/** A practice round of ten questions of one form. */
export async function practiseForm(page: EnginePage, form: Form): Promise<void> {
  await visit(page, '/practice')
  await tap(page, byId('scope-form'))
  await expectShown(page, byId('form'))
  await page.pick(byId('form'), form)
  await tap(page, `label:has(${byId('count-10')})`)
  await tap(page, byId('practice-start'))
  await expectAttribute(page, byId('question'), 'data-form', form)
}

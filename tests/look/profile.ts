// A profile that somebody has lived in for nine days: rounds, a wrong book, stars, a note, a drill, a season, a contest.
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { AnswerKey } from '../browser/support/answer-key.ts'
import { begin, playOn } from '../browser/support/contest.ts'
import { storedAttempts } from '../browser/support/database.ts'
import { openOn } from '../browser/support/days.ts'
import { answer, FORMS, goOn, practiseForm, visit } from '../browser/support/play.ts'

export const TODAY = 8

export interface Lived {
  /** Ids of sessions whose results are looked at. */
  readonly round: string
  readonly contest: string
  readonly timed: string
  /** Left in the middle. */
  readonly waiting: string
  readonly paperCode: string
  readonly resultCode: string
}

export async function liveIn(page: Page, key: AnswerKey): Promise<Lived> {
  await openOn(page, 0)
  for (const form of FORMS) {
    await practiseForm(page, form)
    await answer(page, key, 'wrong')
    if (form === 'single') {
      await page.getByTestId('star').click()
      await page.locator('.note summary').click()
      await page.getByRole('textbox', { name: '我的笔记' }).fill('娄底两个字常看错，记成“楼”就不对了。')
    }
    await goOn(page)
    await answer(page, key, 'right')
    await finish(page)
  }
  for (const day of [1, 2, 4, 5, 6, 7, TODAY]) {
    await openOn(page, day)
    await page.getByTestId('start-daily').click()
    for (let at = 0; at < 10; at++) {
      await answer(page, key, (at * 7 + day) % 4 === 0 ? 'wrong' : 'right')
      await goOn(page)
    }
    await begin(page, 'bainian')
    await playOn(page, key, day % 2 ? [2, 5] : [7])
    await stored(page, idHere(page))
  }
  const contest = idHere(page)
  const paperCode = await page.getByTestId('paper-code').innerText()
  const resultCode = await page.getByTestId('result-code').innerText()
  await begin(page, 'timed')
  await playOn(page, key, [3, 4, 9])
  const timed = idHere(page)
  await stored(page, timed)
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  for (const outcome of ['right', 'wrong', 'right', 'right', 'wrong', 'right'] as const) {
    await answer(page, key, outcome)
    await goOn(page)
  }
  await finish(page)
  const round = idHere(page)
  await visit(page, '/')
  await page.getByTestId('start-practice').click()
  for (const outcome of ['right', 'right', 'wrong', 'right'] as const) {
    await answer(page, key, outcome)
    await goOn(page)
  }
  const waiting = idHere(page)
  await visit(page, '/')
  await page.getByTestId('resume').waitFor()
  return { round, contest, timed, waiting, paperCode, resultCode }
}

/** A paper is handed in before it is stored, and the next step loads the page anew. */
async function stored(page: Page, session: string): Promise<void> {
  await expect
    .poll(async () => (await storedAttempts(page)).filter((one) => one.session === session).length)
    .toBeGreaterThan(0)
}

function idHere(page: Page): string {
  return /#\/\w+\/([^?]+)/.exec(page.url())?.[1] ?? ''
}

async function finish(page: Page): Promise<void> {
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await page.getByTestId('score').waitFor()
}

// Whatever a person types or a file brings is shown as the text it is. Each of two hundred payloads goes through every
// field; the test function itself fails on any report about the content security policy.
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { countsOf, itemLine } from '../../src/db/backup/format.ts'
import type { Item } from '../../src/quiz/keeping/item.ts'
import type { JsonObject } from '../../src/quiz/keeping/json.ts'
import { clockAt } from '../../src/quiz/keeping/hybrid-clock.ts'
import { fileOf } from '../support/backups.ts'
import { someRules } from '../support/contest.ts'
import { aGiven, aMiss, aPlan, aRound, attemptId, sessionId } from '../support/log.ts'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, test } from './support/page-test.ts'
import { BUILD } from './support/build.ts'
import { begin } from './support/contest.ts'
import { rowsOf } from './support/database.ts'
import { APP_PAGES } from './support/pages.ts'
import { PAYLOADS } from './support/payloads.ts'
import { practiseForm, visit } from './support/play.ts'

/** What stands in the page itself: two scripts that the policy names by their hashes, and data. */
const OWN_SCRIPTS = [
  ...readFileSync(`${BUILD}/index.html`, 'utf8').matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g),
].map(([, text = '']) => text)

/** Dialogs, marks that a script has left, and elements that only a payload could have made. */
async function watched(page: Page): Promise<{ readonly expectNone: () => Promise<void> }> {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript((own) => {
    const found: string[] = []
    Object.assign(window, { __found: found })
    document.addEventListener('securitypolicyviolation', (event) =>
      found.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
    const foreign =
      'script:not([src]), iframe, object, embed, base, marquee, math, img[src=x], [onerror], [onload], [onfocus], ' +
      '[onbegin], [ontoggle], [onstart], [href^="javascript:"], [src^="javascript:"], [action^="javascript:"]'
    // Once for every drawing of the page.
    new MutationObserver(() => {
      for (const element of document.querySelectorAll(foreign)) {
        // The page's own, perhaps not read to its end.
        const isOwn = element.matches('script') && own.some((text) => text.startsWith(element.textContent))
        if (!isOwn) found.push(element.outerHTML.slice(0, 200))
      }
    }).observe(document, { subtree: true, childList: true })
  }, OWN_SCRIPTS)
  return {
    async expectNone() {
      expect(dialogs).toEqual([])
      expect(await page.evaluate(() => '__ran' in window)).toBe(false)
      expect(await page.evaluate(() => (window as unknown as { __found: string[] }).__found)).toEqual([])
    },
  }
}

/** Types each payload into a field and lets the page draw what follows from it. */
async function typeAll(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).waitFor({ state: 'attached' })
  const typed = await page.evaluate(
    async ([id, payloads]) => {
      const field = document.querySelector<HTMLInputElement>(`[data-testid=${id}]`)
      if (!field) throw new Error(`no field ${id}`)
      for (const payload of payloads) {
        field.value = payload.slice(0, field.maxLength > 0 ? field.maxLength : undefined)
        field.dispatchEvent(new Event('input', { bubbles: true }))
        field.dispatchEvent(new Event('change', { bubbles: true }))
        await new Promise((resolve) => setTimeout(resolve))
      }
      return field.value.length
    },
    [testId, PAYLOADS] as const,
  )
  expect(typed).toBeGreaterThan(0)
}

test('script in a text field or a backup: there are two hundred payloads, all different', () => {
  expect(new Set(PAYLOADS).size).toBe(200)
})

test('script in a text field or a backup: what is typed is text', async ({ page }) => {
  const seen = await watched(page)
  await page.goto('./')
  await visit(page, '/bank')
  await typeAll(page, 'bank-search')
  await page.getByTestId('bank-search').fill(PAYLOADS[2] ?? '')
  await expect(page.getByTestId('found-none').or(page.getByTestId('list-count')).first()).toBeVisible()
  await visit(page, '/contest')
  await typeAll(page, 'enter-code')
  await visit(page, '/contest-custom')
  await typeAll(page, 'custom-name')
  await practiseForm(page, 'blank')
  await typeAll(page, 'blank-input')
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'wrong')
  await typeAll(page, 'note')
  await seen.expectNone()
})

test('script in a text field or a backup: a name on a result and on its certificate is text', async ({
  page,
}) => {
  const seen = await watched(page)
  await begin(page, 'timed')
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await page.getByTestId('hand-in-anyway').click()
  await typeAll(page, 'result-name')
  await page.getByTestId('make-certificate').click()
  await expect(page.getByTestId('certificate-image')).toBeVisible()
  await typeAll(page, 'certificate-name')
  await expect(page.getByTestId('certificate-image')).toBeVisible()
  await seen.expectNone()
})

test('script in a text field or a backup: what stands in an address is text', async ({ page }) => {
  const seen = await watched(page)
  await page.goto('./')
  for (const before of [
    ...['/contest/', '/contest-result/', '/print/', '/session/', '/result/', '/reading/', '/'],
    '/print-wrong?chapter=',
  ])
    await page.evaluate(
      async ([route, payloads]) => {
        for (const payload of payloads) {
          location.hash = `#${route}${encodeURIComponent(payload)}`
          await new Promise((resolve) => setTimeout(resolve))
        }
        // As somebody may write it by hand, without any coding.
        for (const payload of payloads.slice(0, 20)) {
          location.hash = `#${route}${payload}`
          await new Promise((resolve) => setTimeout(resolve))
        }
      },
      [before, PAYLOADS] as const,
    )
  await visit(page, `/${encodeURIComponent(PAYLOADS[0] ?? '')}`)
  await expect(page.getByTestId('not-found')).toBeVisible()
  await seen.expectNone()
  for (const payload of PAYLOADS.slice(0, 5)) {
    await page.goto(`./?display=${encodeURIComponent(payload)}#/`)
    await expect(page.getByTestId('start-daily')).toBeVisible()
    await seen.expectNone()
  }
})

/** Rows are plain data; their interfaces only lack the index that JSON has. */
const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

/** Of the last hour: what is of a time to come is left out. */
const NOON = Date.now() - 3_600_000
const TODAY = Math.floor(NOON / 86_400_000)

/** A sound backup whose every text is a payload. */
function hostileBackup(key: AnswerKey): Item[] {
  const questions = [...key.values()]
  const changed = { changedAt: NOON }
  const bank = 'loudi-2021'
  return PAYLOADS.flatMap((payload, at): Item[] => {
    const asked = questions[(at * 6) % questions.length]
    if (!asked) return []
    const { id: question, form, facts } = asked
    const session = sessionId(`hostile-${at}`)
    const attempt = aMiss({
      id: attemptId(`hostile-${at}`),
      session,
      bank,
      edition: payload,
      question,
      form,
      facts,
      answer: [payload],
      answeredAt: NOON + at,
      day: TODAY,
    })
    const plan = aPlan({
      id: session,
      bank,
      edition: payload,
      seed: payload,
      topic: at % 2 ? { kind: 'chapter', chapter: payload } : { kind: 'form', form: payload },
      questions: [question],
      createdAt: NOON,
      day: TODAY,
    })
    const given = aGiven({ attempt: attempt.id, answer: [payload], right: false, points: 0 })
    return [
      { kind: 'attempt', value: json({ ...attempt, stamp: NOON + at }) },
      {
        kind: 'drill',
        value: json({
          ...aRound({ id: attemptId(`round-${at}`), bank, edition: payload, pair: `${payload}|二` as never }),
          picks: [{ place: 's1p1-01', wanted: payload, chosen: payload }],
          doneAt: NOON,
          day: TODAY,
          stamp: NOON + at,
        }),
      },
      {
        kind: 'session',
        value: json({
          phase: 'finished',
          plan,
          position: 0,
          given: [given],
          drafts: [[payload]],
          touchedAt: NOON + at,
          finishedAt: NOON + at,
        }),
      },
      { kind: 'note', value: { bank, question, text: payload, ...changed } },
      { kind: 'star', value: { bank, question, starred: 1, ...changed } },
      {
        kind: 'aside',
        value: { of: 'note', value: { bank, question, text: `旧：${payload}`, ...changed } },
      },
      {
        kind: 'format',
        value: { name: payload, rules: json(someRules({ name: payload.slice(0, 20) })), ...changed },
      },
      {
        kind: 'correction',
        value: {
          ...{ id: payload, bank, question, kind: 'mis-tap', attempt: payload },
          ...{ madeAt: NOON, stamp: NOON + at },
        },
      },
      { kind: 'deletion', value: { bank: payload, question: payload, upTo: NOON } },
      {
        kind: 'setting',
        value: { name: `later${'abcdefghij'[at % 10]}`, value: payload, clock: clockAt(NOON) },
      },
      {
        kind: 'place',
        value: { chapter: `s${at}`, question: payload.replaceAll(/\s/g, '_'), clock: clockAt(NOON) },
      },
      { kind: 'later', value: { text: payload } },
    ]
  })
}

test('script in a text field or a backup: what a backup brings is text on every page', async ({
  page,
  key,
}, info) => {
  const seen = await watched(page)
  const items = hostileBackup(key)
  const file = info.outputPath('hostile.jsonl')
  writeFileSync(file, fileOf(items.map(itemLine), countsOf(items)))
  await page.goto('./')
  await visit(page, '/data')
  await page.getByTestId('restore-file').setInputFiles(file)
  await page.getByTestId('restore-merge').click()
  await expect(page.getByTestId('restore-done')).toBeVisible()
  expect((await rowsOf(page, 'notes')).length).toBeGreaterThanOrEqual(190)

  for (const { route, shows } of APP_PAGES) {
    await visit(page, route)
    await expect(shows(page)).toBeVisible()
    // Lists that show their first rows show the rest too.
    const more = page.getByTestId('more')
    if (await more.first().isVisible()) await more.first().click()
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
  }
  await visit(page, '/print-wrong')
  await visit(page, '/data')
  await expect(
    page
      .getByTestId('aside-note')
      .filter({ hasText: PAYLOADS[0] ?? '' })
      .first(),
  ).toBeVisible()
  await page.evaluate(async (count) => {
    for (let at = 0; at < count; at++)
      for (const route of ['result', 'session']) {
        location.hash = `#/${route}/hostile-${at}`
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
  }, PAYLOADS.length)
  await visit(page, '/result/hostile-2')
  await expect(page.getByTestId('score')).toBeVisible()
  await visit(page, '/contest')
  await expect(page.getByTestId('start-own').first()).toBeVisible()
  await expect(page.getByText((PAYLOADS[0] ?? '').slice(0, 20)).first()).toBeVisible()
  await seen.expectNone()
})

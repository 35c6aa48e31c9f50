// No press is lost, and none is two steps, in Firefox and WebKitGTK too: presses in the very moment in which a question
// stands, and double presses on every button of the path. PRESSED_QUESTIONS makes it longer.
import { expect, test } from '@playwright/test'
import { answerTo, readAnswerKey } from '../browser/support/answer-key.ts'
import { BUILD } from '../browser/support/build.ts'
import type { BuildServer } from '../browser/support/build-server.ts'
import { FORMS } from '../browser/support/play.ts'
import { SECOND_HALF_MS } from '../browser/support/presses.ts'
import type { EnginePage, RunningEngine } from './support/engine.ts'
import { firefox } from './support/firefox.ts'
import {
  attributeOf,
  byId,
  choose,
  expectShown,
  poll,
  practiseForm,
  questionOnScreen,
  readScreen,
  tap,
  textOf,
  visit,
} from './support/player.ts'
import { pressAtOnce, pressTwice } from './support/presses.ts'
import { serveWithScript, WATCH_FAULTS } from './support/scripted-server.ts'
import { webkit } from './support/webkit.ts'

const QUESTIONS = Number(process.env['PRESSED_QUESTIONS'] ?? FORMS.length)
/** From a bouncing finger to an unsteady hand. */
const GAPS_MS = [40, 90, 160, 250, 400, 650, 900] as const
/** Of a round of ten the last is left: going on from it leads to the result. */
const A_ROUND = 9

const key = readAnswerKey(BUILD)

for (const engine of [firefox, webkit])
  test.describe(`in ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' })
    let running: RunningEngine
    let server: BuildServer
    let page: EnginePage
    let faults: unknown[]

    test.beforeAll(async () => {
      test.skip(engine.lack !== undefined, engine.lack)
      running = await engine.start()
    })
    test.afterAll(() => running?.close())
    test.beforeEach(async () => {
      faults = []
      server = await serveWithScript(BUILD, WATCH_FAULTS, (fault) => faults.push(fault))
      page = await running.newPage()
      await page.open(server.url)
    })
    test.afterEach(async () => {
      await page.close()
      await server.stop()
      expect(faults, 'faults reported by the page').toEqual([])
    })

    test('every press counts in the moment its question stands, and a double press is one step', async () => {
      test.setTimeout(180_000 + QUESTIONS * 8_000)
      const perForm = Math.ceil(QUESTIONS / FORMS.length)
      let presses = 0
      for (const form of FORMS)
        for (let left = perForm; left > 0; left -= A_ROUND) {
          await practiseForm(page, form)
          for (let place = 1; place <= Math.min(left, A_ROUND); place++) {
            const gap = GAPS_MS[presses++ % GAPS_MS.length] ?? 0
            await confirmTwice(page, gap)
            if (place % 3 === 2) await goOnTwice(page, gap)
            else await goOnPressing(page)
          }
        }
      await confirmTwice(page, GAPS_MS[1])
      await goOnTwice(page, GAPS_MS[3])
      console.log(`${engine.name}: ${presses} questions`)
    })

    test('a double press on a start makes one round and reaches no option', async () => {
      for (const [start, gap] of [
        ['start-practice', 160],
        ['start-daily', 650],
      ] as const) {
        await expectShown(page, byId(start))
        await pressTwice(page, byId(start), gap)
        await expectUntouched(page, '1 /')
        await visit(page, '/')
        await expectShown(page, byId('resume'))
      }
    })
  })

/** The verdict stands, however the button was pressed. */
async function confirmTwice(page: EnginePage, gap: number): Promise<void> {
  // A second press that came so late was one of its own: it has taken an order as it stood.
  if ((await readScreen(page)).answered) return
  const question = await questionOnScreen(page, key)
  // What is right does not matter here: an order is one as soon as it is touched.
  if (question.form === 'order') await tap(page, `${byId('order-up')}:not(:disabled)`)
  else await choose(page, question, answerTo(question, 'right'))
  const place = await textOf(page, byId('place'))
  const took = await pressTwice(page, byId('confirm'), gap)
  if (took >= SECOND_HALF_MS) {
    // A machine so busy that the second came later may have made two presses of it; how late it came to the page is not known.
    const isPast = async (): Promise<boolean> => (await textOf(page, byId('place'))) !== place
    await poll(async () => (await isPast()) || (await readScreen(page)).answered).toBe(true)
    return (await isPast()) ? tap(page, `footer ${byId('before')}`) : undefined
  }
  await expectShown(page, byId('feedback'))
  await poll(() => textOf(page, byId('place'))).toBe(place)
}

/** The deliberate press right after the verdict counts, and so does one in the moment the next question stands. */
async function goOnPressing(page: EnginePage): Promise<void> {
  const did = await pressAtOnce(page, byId('next'))
  const form = await attributeOf(page, byId('question'), 'data-form')
  await poll(did, `what the press did: ${form}`).toBe(true)
}

async function goOnTwice(page: EnginePage, gap: number): Promise<void> {
  const before = Number.parseInt(await textOf(page, byId('place')), 10)
  const took = await pressTwice(page, byId('next'), gap)
  if (took < SECOND_HALF_MS) await expectUntouched(page, `${before + 1} /`)
}

async function expectUntouched(page: EnginePage, place: string): Promise<void> {
  await poll(() => textOf(page, byId('place'))).toMatch(new RegExp(`^${place}`))
  const { answered, chosen } = await readScreen(page)
  expect({ answered, chosen }).toEqual({ answered: false, chosen: [] })
}

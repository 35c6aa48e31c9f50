import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dexieStorage } from '../../src/db/dexie-storage.ts'
import { memoryStorage } from '../../src/db/memory-storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { PRESET_IDS } from '../../src/quiz/contest/rules.ts'
import { aSession, NOON, sessionId, TODAY } from '../support/log.ts'
import { freshDatabase } from '../support/database.ts'
import { questionId } from '../support/questions.ts'
import { livingIn, someSteps } from '../support/some-log.ts'
import type { LogStep } from '../support/some-log.ts'

// Two banks whose questions have the same ids, in one database: what is read of one is as if the other were not there.
const QUESTIONS = ['q0', 'q1', 'q2'].map(questionId)

type Act = { readonly do: 'star' | 'note' | 'daily'; readonly question: number }
const someActs: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ do: fc.constantFrom('star', 'note', 'daily'), question: fc.nat({ max: 2 }) }),
  { maxLength: 4 },
)
const someHistory = fc.record({ steps: someSteps, acts: someActs })

function lifeIn(storage: Storage, bank: string, history: { steps: LogStep[]; acts: Act[] }) {
  const acts = history.acts.map(({ do: what, question }, at) => async () => {
    const id = QUESTIONS[question] ?? QUESTIONS[0]
    if (!id) return
    if (what === 'star') await storage.setStar(bank, id, at % 2 === 0)
    else if (what === 'note')
      await storage.saveNote({ bank, question: id, text: `${bank} ${at}`, changedAt: NOON + at })
    else {
      const session = aSession({
        bank,
        id: sessionId(`${bank}-daily`),
        kind: 'daily',
        topic: { kind: 'daily' },
      })
      await storage.saveSession({ ...session, touchedAt: NOON + at })
    }
  })
  return [...livingIn(storage, bank, bank, history.steps), ...acts]
}

async function readOf(storage: Storage, bank: string): Promise<unknown> {
  const log = await Promise.all(QUESTIONS.map((question) => storage.history(bank, question)))
  return withoutStamps({
    log,
    records: await storage.questionRecords(bank),
    missed: await storage.missedRecords(bank),
    facts: await storage.factRecords(bank),
    paces: await storage.paceRecords(bank),
    slips: await storage.slipRecords(bank),
    drills: await storage.drillRecords(bank),
    days: await storage.dayRecords(bank, TODAY - 30, TODAY + 30),
    stars: await storage.starredQuestions(bank),
    notes: (await storage.notes(bank)).map(({ question, text }) => [question, text]),
    running: (await storage.latestRunningSession(bank))?.plan.id,
    daily: (await storage.dailySession(bank, aSession().plan.day))?.plan.id,
    goes: await Promise.all(PRESET_IDS.map((preset) => storage.goes(bank, preset))),
  })
}

/** They put the whole log in order, of whatever bank its entries are. */
function withoutStamps(read: object): unknown {
  return JSON.parse(
    JSON.stringify(read, (name, value: unknown) => (/stamp$/i.test(name) ? undefined : value)),
  )
}

/** Clocks that go on, since one that is set back moves the stamps of both banks. */
const goingOn = (steps: LogStep[]): LogStep[] =>
  steps.map((step) => ('clock' in step ? { ...step, clock: Math.abs(step.clock) } : step))

const makers: [string, () => Promise<Storage>][] = [
  ['in IndexedDB', async () => dexieStorage(await freshDatabase())],
  ['in memory', async () => memoryStorage()],
]

it.each(makers)('what is read of a bank is as if it were alone, %s', async (_where, make) => {
  await fc.assert(
    fc.asyncProperty(someHistory, someHistory, fc.array(fc.boolean()), async (own, other, turns) => {
      const [mine, theirs] = [own, other].map(({ steps, acts }) => ({ steps: goingOn(steps), acts }))
      if (!mine || !theirs) return
      const alone = await make()
      for (const step of lifeIn(alone, 'a', mine)) await step()
      const expected = await readOf(alone, 'a')

      const both = await make()
      const [a, b] = [lifeIn(both, 'a', mine), lifeIn(both, 'b', theirs)]
      for (const isA of turns) await (isA ? a : b).shift()?.()
      for (const step of [...a, ...b]) await step()
      expect(await readOf(both, 'a')).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

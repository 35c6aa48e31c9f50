import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useMemoryStore } from '../../src/stores/memory.ts'
import { useRoundsStore } from '../../src/stores/rounds.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad } from '../support/app.ts'
import { aMiss, anAttempt, aSession, attemptId, DAY, NOON, TODAY } from '../support/log.ts'
import { factId, questionId } from '../support/questions.ts'

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers a question of the sample bank on an earlier day. */
async function answeredBefore(days: number, name: string, right: boolean): Promise<void> {
  const build = right ? anAttempt : aMiss
  const attempt = build({
    id: attemptId(`${name}-${days}`),
    question: questionId(`${name}a`),
    facts: [factId(name)],
    form: 'judge',
    answeredAt: NOON - days * DAY,
    day: TODAY - days,
  })
  await (await useStorageStore().ready()).saveAnswer(attempt, aSession())
}

describe('what is due today', () => {
  it('is only new facts for somebody who has just come, as many as the settings say', async () => {
    const memory = useMemoryStore()
    await memory.load()
    expect(memory.dueToday).toMatchObject({ due: 0, fresh: 10, minutes: 3 })
    useSettingsStore().change({ newPerDay: 5 })
    expect(memory.dueToday.questions).toHaveLength(5)
  })

  it('is a fact that was missed yesterday, not one that was just answered', async () => {
    useSettingsStore().change({ newPerDay: 0 })
    await answeredBefore(1, 's2p1-01', false)
    await answeredBefore(1, 's2p1-02', true)
    await answeredBefore(0, 's2p1-03', false)
    const memory = useMemoryStore()
    await memory.load()
    expect(memory.dueToday.questions.map(({ id }) => id)).toEqual(['s2p1-01a'])
  })

  it('follows the wanted retention at once', async () => {
    useSettingsStore().change({ newPerDay: 0, retention: 0.8 })
    await answeredBefore(3, 's2p1-02', true)
    const memory = useMemoryStore()
    await memory.load()
    expect(memory.dueToday.due).toBe(0)
    useSettingsStore().change({ retention: 0.9 })
    expect(memory.dueToday.due).toBe(1)
  })
})

describe('reviewDue', () => {
  it('asks in one round what is due and what is new', async () => {
    useSettingsStore().change({ newPerDay: 3 })
    await answeredBefore(5, 's2p1-01', false)
    const id = await useRoundsStore().reviewDue()
    const plan = useSessionStore().session?.plan
    expect(plan).toMatchObject({ id, kind: 'review', topic: { kind: 'due' } })
    expect(plan?.questions[0]).toBe('s2p1-01a')
    expect(plan?.questions).toHaveLength(4)
  })

  it('starts nothing when nothing is due', async () => {
    useSettingsStore().change({ newPerDay: 0 })
    expect(await useRoundsStore().reviewDue()).toBeNull()
    expect(useRoundsStore().due?.questions).toEqual([])
  })
})

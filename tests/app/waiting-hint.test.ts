import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import type { EffectScope } from 'vue'
import { noteWaitingRound } from '../../src/app/waiting-hint.ts'
import { keepWaitingHint, waitingHint } from '../../src/db/waiting-hint.ts'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { useRoundsStore } from '../../src/stores/rounds.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { firstPageLoad, nextPageLoad, useStorageOf } from '../support/app.ts'
import { NOON, sessionId } from '../support/log.ts'

let scope: EffectScope

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  await firstPageLoad()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function opened(): void {
  scope = effectScope()
  scope.run(noteWaitingRound)
}

const ALL = { scope: { kind: 'everything' }, order: 'authored', count: 'all' } as const

describe('noteWaitingRound', () => {
  it('notes a round with its start, and how far it has come', async () => {
    opened()
    const session = await useRoundsStore().practise(ALL)
    await nextTick()
    expect(waitingHint()).toEqual({ session, text: expect.stringMatching(/^随手练 · 第 1 题，共 \d+ 题$/) })
    const play = useSessionStore()
    if (play.question) play.choose(rightAnswer(play.question))
    play.confirm()
    play.next()
    await nextTick()
    expect(waitingHint()?.text).toContain('第 2 题')
  })

  it('notes that a round begun while the database was asked waits, whatever the database says', async () => {
    opened()
    let tell = (): void => undefined
    const asked = new Promise<void>((resolve) => (tell = resolve))
    useStorageOf({ latestRunningSession: () => asked.then(() => undefined) })
    const rounds = useRoundsStore()
    const finding = rounds.findResumable()
    const session = await rounds.practise(ALL)
    tell()
    await finding
    await nextTick()
    expect(waitingHint()?.session).toBe(session)
  })

  it('forgets a round with its end', async () => {
    opened()
    await useRoundsStore().practise(ALL)
    await nextTick()
    useSessionStore().finish()
    await nextTick()
    expect(waitingHint()).toBeNull()
  })

  it('keeps what an earlier page has noted, until the database knows of no such round', async () => {
    const hint = { session: sessionId('session-1'), text: '随手练 · 第 2 题，共 20 题' }
    keepWaitingHint(hint)
    await nextPageLoad()
    opened()
    const rounds = useRoundsStore()
    rounds.expectResumable()
    await nextTick()
    expect(waitingHint()).toEqual(hint)
    await rounds.findResumable()
    await nextTick()
    expect(waitingHint()).toBeNull()
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepWaitingHint, waitingHint } from '../../src/db/waiting-hint.ts'
import { sessionId } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

const KEY = 'bainian-qianti/unfinished'
const hint = { session: sessionId('session-1'), text: '随手练 · 第 2 题，共 20 题' }

beforeEach(() => {
  vi.stubGlobal('localStorage', aPlace())
})

describe('the hint of a round that waits', () => {
  it('is there until none waits', () => {
    expect(waitingHint()).toBeNull()
    keepWaitingHint(hint)
    expect(waitingHint()).toEqual(hint)
    keepWaitingHint(null)
    expect(waitingHint()).toBeNull()
  })

  // Earlier versions kept the height of the card here, below zero where no round waited.
  it.each(['', '212', '-212', 'null', '{', '{}', '[]', '{"session":"s"}', '{"session":1,"text":""}'])(
    'takes %j for none',
    (text) => {
      localStorage.setItem(KEY, text)
      expect(waitingHint()).toBeNull()
    },
  )

  it('says that there is none where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', aPlace(['getItem', 'setItem']))
    keepWaitingHint(hint)
    expect(waitingHint()).toBeNull()
  })
})

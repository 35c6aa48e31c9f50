import { beforeEach, describe, expect, it, vi } from 'vitest'
import { noteUnfinished, unfinishedHeight } from '../../src/db/unfinished-note.ts'
import { aPlace } from '../support/places.ts'

beforeEach(() => {
  vi.stubGlobal('localStorage', aPlace())
})

describe('the note of an unfinished round', () => {
  it('is there from the start of a round to its end', () => {
    expect(unfinishedHeight()).toBe(0)
    noteUnfinished(true)
    expect(unfinishedHeight()).toBe(1)
    noteUnfinished(false)
    expect(unfinishedHeight()).toBe(0)
  })

  it('knows the height of the card again when the next round waits', () => {
    noteUnfinished(true, 212.5)
    expect(unfinishedHeight()).toBe(212.5)
    noteUnfinished(false)
    expect(unfinishedHeight()).toBe(0)
    noteUnfinished(true)
    expect(unfinishedHeight()).toBe(212.5)
  })

  it.each(['', '0', 'high', 'NaN', '{}'])('takes %j for no round', (text) => {
    localStorage.setItem('bainian-qianti/unfinished', text)
    expect(unfinishedHeight()).toBe(0)
    noteUnfinished(true)
    expect(unfinishedHeight()).toBe(1)
  })

  it('says that there is none where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', aPlace(['getItem', 'setItem']))
    noteUnfinished(true, 212)
    expect(unfinishedHeight()).toBe(0)
  })
})

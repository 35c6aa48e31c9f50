import { describe, expect, it, vi } from 'vitest'
import { browserIdMaker, idMaker } from '../../src/db/device.ts'
import { NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

describe('idMaker', () => {
  it('never makes an id twice, be it for an attempt or a session', () => {
    const ids = idMaker('device', 'load')
    const made = Array.from({ length: 100 }, (_, at) => (at % 2 ? ids.attemptId() : ids.sessionId()))
    expect(new Set(made).size).toBe(100)
  })

  it('makes other ids in each tab of a device, and on each device', () => {
    const makers = [idMaker('d1', 'a'), idMaker('d1', 'b'), idMaker('d2', 'a')]
    const made = makers.flatMap((ids) => Array.from({ length: 50 }, () => ids.attemptId()))
    expect(new Set(made).size).toBe(150)
  })

  it('names no device in the id of a session, which stands in addresses', () => {
    const ids = idMaker('k3v9q7w2x1', 'load')
    expect(ids.sessionId()).toBe('load-1')
    expect(ids.attemptId()).toBe('k3v9q7w2x1-load-2')
  })
})

describe('browserIdMaker', () => {
  it('knows its device again, and still makes other ids in every page load', () => {
    vi.stubGlobal('localStorage', aPlace())
    const [first, second] = [browserIdMaker(NOON), browserIdMaker(NOON + 1)]
    expect(first.device).toMatch(/^[a-z0-9]{10}$/)
    expect(second.device).toBe(first.device)
    expect(second.attemptId()).not.toBe(first.attemptId())
  })

  it('takes a new name for a damaged one', () => {
    const place = aPlace()
    place.setItem('bainian-qianti/device', 'Ü')
    vi.stubGlobal('localStorage', place)
    const { device } = browserIdMaker(NOON)
    expect(device).toMatch(/^[a-z0-9]{10}$/)
    expect(place.getItem('bainian-qianti/device')).toBe(device)
  })

  it.each([
    ['is full', aPlace(['setItem'])],
    ['is blocked', aPlace(['getItem', 'setItem'])],
    ['is missing', undefined],
  ])('makes ids even when storage %s', (_case, place) => {
    vi.stubGlobal('localStorage', place)
    expect(browserIdMaker(NOON).attemptId()).toMatch(/^[a-z0-9]{10}-[a-z0-9]+-1$/)
  })
})

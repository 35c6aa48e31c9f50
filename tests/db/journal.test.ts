import { describe, expect, it, vi } from 'vitest'
import { browserJournal, journalIn } from '../../src/db/journal.ts'
import { aSession, anAttempt, attemptId, NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'
import { questionId } from '../support/questions.ts'

const entry = { attempt: anAttempt(), session: aSession() }
const earlier = { ...entry, attempt: anAttempt({ id: attemptId('device-0'), answeredAt: NOON - 1 }) }
const keyOf = (id: string): string => `bainian-qianti/journal/${id}`

describe('journalIn', () => {
  it('gives back what was written, once, oldest first', () => {
    const journal = journalIn([aPlace(), aPlace()])
    expect(journal.write(entry)).toBe(true)
    expect(journal.write(earlier)).toBe(true)
    expect(journal.pending()).toEqual([earlier, entry])
  })

  it('writes to both places, so that losing one loses nothing', () => {
    const [local, session] = [aPlace(), aPlace()]
    journalIn([local, session]).write(entry)
    expect(journalIn([local]).pending()).toEqual([entry])
    expect(journalIn([session]).pending()).toEqual([entry])
  })

  it('erases from both places, and only that answer', () => {
    const [local, session] = [aPlace(), aPlace()]
    const journal = journalIn([local, session])
    journal.write(entry)
    journal.write(earlier)
    journal.erase(entry.attempt)
    expect(journalIn([local]).pending()).toEqual([earlier])
    expect(journalIn([session]).pending()).toEqual([earlier])
  })

  it.each([
    ['a question', questionId('s1p1-02a'), ['device-1', 'device-3']],
    ['a whole bank', null, ['device-3']],
  ])('forgets %s, and nothing of another bank', (_case, question, left) => {
    const [local, session] = [aPlace(), aPlace()]
    const journal = journalIn([local, session])
    journal.write(entry)
    const other = { id: attemptId('device-2'), question: questionId('s1p1-02a') }
    journal.write({ ...entry, attempt: anAttempt(other) })
    journal.write({ ...entry, attempt: anAttempt({ ...other, id: attemptId('device-3'), bank: 'own-1' }) })
    journal.forget('qingshan', question)
    for (const place of [local, session])
      expect(
        journalIn([place])
          .pending()
          .map(({ attempt }) => attempt.id),
      ).toEqual(left)
  })

  it('is content with one place when the other is full', () => {
    const journal = journalIn([aPlace(['setItem']), aPlace()])
    expect(journal.write(entry)).toBe(true)
    expect(journal.pending()).toEqual([entry])
  })

  it.each([
    ['both places are full', [aPlace(['setItem']), aPlace(['setItem'])]],
    ['there is no place', []],
  ])('says so when %s', (_case, places) => {
    const journal = journalIn(places)
    expect(journal.write(entry)).toBe(false)
    expect(journal.pending()).toEqual([])
  })

  it('never throws, whatever a place does', () => {
    const journal = journalIn([aPlace(['getItem', 'setItem', 'removeItem', 'key'])])
    journal.write(entry)
    journal.erase(entry.attempt)
    expect(journal.pending()).toEqual([])
  })

  it.each([
    ['cut off', JSON.stringify(entry).slice(0, 60)],
    ['empty', ''],
    ['no object', '7'],
    ['null', 'null'],
    ['without an attempt', JSON.stringify({ session: entry.session })],
    ['without a session', JSON.stringify({ attempt: entry.attempt })],
    ['without a time', JSON.stringify({ ...entry, attempt: { id: 'device-1' } })],
  ])('leaves a damaged entry where it is and reads the others: %s', (_case, text) => {
    const place = aPlace()
    place.setItem(keyOf('damaged'), text)
    const journal = journalIn([place])
    journal.write(entry)
    expect(journal.pending()).toEqual([entry])
    expect(place.getItem(keyOf('damaged'))).toBe(text)
  })

  it('finds an entry in one place that is damaged in the other', () => {
    const [local, session] = [aPlace(), aPlace()]
    journalIn([local, session]).write(entry)
    local.setItem(keyOf('device-1'), '{"attempt":')
    expect(journalIn([local, session]).pending()).toEqual([entry])
  })

  it('takes no notice of what others keep in the same place', () => {
    const place = aPlace()
    place.setItem('bainian-qianti/settings', '{}')
    place.setItem('elsewhere', JSON.stringify(entry))
    expect(journalIn([place]).pending()).toEqual([])
  })
})

describe('browserJournal', () => {
  it('works with the place that is left when the browser blocks the other', () => {
    const session = aPlace()
    vi.stubGlobal('sessionStorage', session)
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('', 'SecurityError')
      },
    })
    try {
      expect(browserJournal().write(entry)).toBe(true)
      expect(journalIn([session]).pending()).toEqual([entry])
    } finally {
      Reflect.deleteProperty(globalThis, 'localStorage')
    }
  })

  it('holds nothing, and does not fail, where there is neither', () => {
    vi.stubGlobal('sessionStorage', undefined)
    vi.stubGlobal('localStorage', undefined)
    expect(browserJournal().write(entry)).toBe(false)
  })
})

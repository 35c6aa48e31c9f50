import { describe, expect, it, vi } from 'vitest'
import { problemOf } from '../../src/db/backup/check-item.ts'
import { keepReadingPlace, placeItems, readingPlace } from '../../src/db/reading-place.ts'
import { aPlace } from '../support/places.ts'
import { questionId } from '../support/questions.ts'

describe('readingPlace', () => {
  it('is where each chapter was left', () => {
    vi.stubGlobal('localStorage', aPlace())
    keepReadingPlace('s1', questionId('s1p1-02a'))
    expect(readingPlace('s1')).toBe('s1p1-02a')
    expect(readingPlace('s2')).toBeNull()
  })

  it('has a name that a backup takes, also for a chapter that is named by its title', () => {
    vi.stubGlobal('localStorage', aPlace())
    const chapter = `own-1/第一章 ${'总则 '.repeat(100)}`
    keepReadingPlace(chapter, questionId('q1'))
    expect(readingPlace(chapter)).toBe('q1')
    const [item] = placeItems()
    expect(item && problemOf(item, Infinity)).toBeUndefined()
    expect(String(item?.value['chapter'])).toMatch(/^own-1\/第一章_总则_/)
  })

  it.each([
    ['blocked', aPlace(['getItem', 'setItem'])],
    ['missing', undefined],
  ])('is nowhere when storage is %s, and reading goes on', (_case, place) => {
    vi.stubGlobal('localStorage', place)
    keepReadingPlace('s1', questionId('s1p1-02a'))
    expect(readingPlace('s1')).toBeNull()
  })
})

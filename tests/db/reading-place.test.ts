import { describe, expect, it, vi } from 'vitest'
import { keepReadingPlace, readingPlace } from '../../src/db/reading-place.ts'
import { aPlace } from '../support/places.ts'
import { questionId } from '../support/questions.ts'

describe('readingPlace', () => {
  it('is where each chapter was left', () => {
    vi.stubGlobal('localStorage', aPlace())
    keepReadingPlace('s1', questionId('s1p1-02a'))
    expect(readingPlace('s1')).toBe('s1p1-02a')
    expect(readingPlace('s2')).toBeNull()
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

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPaperHandedOut, MOST_PAPERS, papersHandedOut } from '../../src/db/contest-notes.ts'
import type { HandedOut } from '../../src/db/contest-notes.ts'
import { localValues } from '../../src/db/web-storage.ts'
import { NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'

const paper = (code: string, format: HandedOut['format'] = 'timed'): HandedOut => ({
  code,
  name: '',
  format,
  at: NOON,
})

beforeEach(() => vi.stubGlobal('localStorage', aPlace()))

describe('papers handed out', () => {
  it('stand newest first, each code once', () => {
    for (const code of ['A', 'B', 'A', 'C']) keepPaperHandedOut(paper(code))
    expect(papersHandedOut().map(({ code }) => code)).toEqual(['C', 'A', 'B'])
  })

  it('are so many at most', () => {
    for (let at = 0; at <= MOST_PAPERS; at++) keepPaperHandedOut(paper(`P${at}`))
    const codes = papersHandedOut().map(({ code }) => code)
    expect(codes).toHaveLength(MOST_PAPERS)
    expect([codes[0], codes.at(-1)]).toEqual([`P${MOST_PAPERS}`, 'P1'])
  })

  it('of a newer version hide none of the others, and are still there after the next', () => {
    const newer = paper('N', 'unheard-of' as HandedOut['format'])
    localValues.writeJson('papers-handed-out', [newer, paper('A')])
    expect(papersHandedOut()).toEqual([paper('A')])
    keepPaperHandedOut(paper('B'))
    expect(localValues.readJson('papers-handed-out')).toEqual([paper('B'), newer, paper('A')])
  })

  it.each([
    ['nothing', null],
    ['no list', { code: 'A' }],
    ['what are no papers', [null, 7, 'A', {}]],
  ])('are none where there is %s, and can be begun again', (_case, kept) => {
    localValues.writeJson('papers-handed-out', kept)
    expect(papersHandedOut()).toEqual([])
    keepPaperHandedOut(paper('A'))
    expect(papersHandedOut()).toEqual([paper('A')])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockAt, tick } from '../../../src/quiz/keeping/hybrid-clock.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import { canonicalJson } from '../../../src/quiz/keeping/json.ts'
import { merge, nameOf } from '../../../src/quiz/keeping/merge.ts'
import { addingOnly, isDeletion, isWorseOff, previewOf } from '../../../src/quiz/keeping/preview.ts'
import { someItems } from '../../support/some-items.ts'

const RUNS = { numRuns: 600 }

/** The same things in whatever order, as one text. */
function said(items: readonly Item[]): string {
  return items
    .map(({ kind, value }) => `${kind} ${canonicalJson(value)}`)
    .sort()
    .join('\n')
}

const note = (text: string, clock: string): Item => ({
  kind: 'note',
  value: { bank: 'b', question: 'q', text, changedAt: 0, clock },
})
const attempt = (id: string, stamp: number, more: object = {}): Item => ({
  kind: 'attempt',
  value: { id, bank: 'b', question: 'q', stamp, ...more },
})

describe('merge', () => {
  it('does not care who merges with whom', () => {
    fc.assert(
      fc.property(someItems, someItems, (a, b) => {
        expect(said(merge(a, b))).toBe(said(merge(b, a)))
      }),
      RUNS,
    )
  })

  it('does not care in which order three are brought together', () => {
    fc.assert(
      fc.property(someItems, someItems, someItems, (a, b, c) => {
        expect(said(merge(merge(a, b), c))).toBe(said(merge(a, merge(b, c))))
      }),
      RUNS,
    )
  })

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(someItems, someItems, (a, b) => {
        const once = merge(a, b)
        expect(said(merge(once, b))).toBe(said(once))
        expect(said(merge(once, once))).toBe(said(once))
      }),
      RUNS,
    )
  })

  it('loses no entry of either log that was not deleted', () => {
    fc.assert(
      fc.property(someItems, someItems, (a, b) => {
        const entries = [...a, ...b].filter(({ kind }) => kind === 'attempt' || kind === 'correction')
        fc.pre(![...a, ...b].some(({ kind }) => kind === 'deletion'))
        const kept = said(merge(a, b))
        for (const { value } of entries) expect(kept).toContain(canonicalJson(value))
      }),
      RUNS,
    )
  })

  it('is the union of two logs', () => {
    const merged = merge([attempt('a-1', 1), attempt('a-2', 2)], [attempt('a-1', 1), attempt('b-1', 1)])
    expect(merged.map(({ value }) => value['id'])).toEqual(['a-1', 'a-2', 'b-1'])
  })

  it('lets the entry stand that was there first, and keeps the other beside it', () => {
    const [first, second] = [attempt('a-1', 1, { right: true }), attempt('a-1', 2, { right: false })]
    expect(merge([second], [first])).toEqual([
      first,
      { kind: 'aside', value: { of: 'attempt', value: second.value } },
    ])
  })

  it('takes the note that was written last, and keeps the one that lost', () => {
    const [old, young] = [note('old', clockAt(1)), note('young', clockAt(2))]
    expect(merge([young], [old])).toEqual([young, { kind: 'aside', value: { of: 'note', value: old.value } }])
  })

  it('keeps whatever has lost: no number of later versions pushes out what somebody wrote here', () => {
    const own = note('own', clockAt(1))
    const foreign = Array.from({ length: 9 }, (_, at) => note(String(at), clockAt(at + 2)))
    const merged = foreign.reduce((all, one) => merge(all, [one]), [own])
    expect(merged).toHaveLength(10)
    expect(merged[0]).toEqual(foreign[8])
    expect(merged).toContainEqual({ kind: 'aside', value: { of: 'note', value: own.value } })
  })

  it('keeps a question deleted when an older copy comes, and lets later answers in', () => {
    const deletion: Item = { kind: 'deletion', value: { bank: 'b', question: 'q', upTo: 5 } }
    const merged = merge([deletion], [attempt('a-1', 5), attempt('a-2', 6)])
    expect(merged).toEqual([deletion, attempt('a-2', 6)])
  })

  it('takes the answers to a deleted question out of older rounds, but not out of a contest', () => {
    const deletion: Item = { kind: 'deletion', value: { bank: 'b', question: 'q1', upTo: 5 } }
    const round = (kind: string, touchedAt: number): Item => ({
      kind: 'session',
      value: {
        phase: 'finished',
        touchedAt,
        plan: { id: `${kind}-${touchedAt}`, kind, bank: 'b', questions: ['q1', 'q2'] },
        given: [{ right: true }, { right: false }],
        drafts: [null, null],
      },
    })
    const merged = merge([deletion], [round('practice', 5), round('practice', 6), round('contest', 5)])
    expect(merged.slice(1).map(({ value }) => value['given'])).toEqual([
      [null, { right: false }],
      [{ right: true }, { right: false }],
      [{ right: true }, { right: false }],
    ])
  })
})

describe('previewOf', () => {
  it('says what is new, alike, different and deleted', () => {
    const own = [
      attempt('a-1', 1),
      note('mine', clockAt(2)),
      { kind: 'deletion', value: { bank: 'b', question: 'gone', upTo: 9 } },
    ]
    const incoming = [
      attempt('a-1', 1),
      attempt('a-2', 2),
      note('yours', clockAt(1)),
      attempt('a-3', 9, { question: 'gone' }),
      { kind: 'constructor', value: { of: 'a newer version' } },
    ]
    const { kinds, deleted } = previewOf(own, incoming)
    expect(Object.fromEntries(kinds)).toEqual({
      attempt: { fresh: 1, same: 1, differing: 0 },
      note: { fresh: 0, same: 0, differing: 1 },
      constructor: { fresh: 1, same: 0, differing: 0 },
    })
    expect(deleted).toBe(1)
  })

  it('promises exactly the entries that a merge adds', () => {
    fc.assert(
      fc.property(someItems, someItems, (a, b) => {
        const [own, incoming] = [merge(a, []), merge(b, [])]
        const count = (items: readonly Item[]): number =>
          items.filter(({ kind }) => kind === 'attempt').length
        const { fresh = 0, differing = 0 } = previewOf(own, incoming).kinds.get('attempt') ?? {}
        fc.pre(differing === 0 && !incoming.some(({ kind }) => kind === 'aside'))
        const stays = count(
          merge(
            own,
            incoming.filter(({ kind }) => kind === 'deletion'),
          ),
        )
        expect(count(merge(own, incoming))).toBe(stays + fresh)
      }),
      RUNS,
    )
  })
})

describe('a merge that only adds', () => {
  it('takes nothing away from here, whatever comes in, and is a merge like any other', () => {
    let [times, taking] = [0, 0]
    fc.assert(
      fc.property(someItems, someItems, (a, b) => {
        const [own, incoming] = [merge(a, []), merge(b, [])]
        const adding = addingOnly(own, incoming)
        times++
        if (adding.length < incoming.length) taking++
        const merged = new Map(merge(own, adding).map((item) => [nameOf(item), item]))
        for (const item of own) {
          const left = merged.get(nameOf(item))
          if (item.kind === 'aside') continue
          expect(left, nameOf(item)).toBeDefined()
          if (left && !isDeletion(item)) expect(isWorseOff(item, left)).toBe(false)
        }
        expect(previewOf(own, adding).taken.size).toBe(0)
        expect(previewOf(own, incoming).taken.size > 0).toBe(adding.length < incoming.length)
      }),
      RUNS,
    )
    // Both cases were there.
    expect(taking).toBeGreaterThan(times / 20)
    expect(times - taking).toBeGreaterThan(times / 20)
  })

  it('counts what a mark of the other side would delete', () => {
    const own = [attempt('a-1', 1), attempt('a-2', 2), note('mine', clockAt(3))]
    const mark: Item = { kind: 'deletion', value: { bank: 'b', question: '', upTo: 9 } }
    expect(Object.fromEntries(previewOf(own, [mark]).taken)).toEqual({ attempt: 2, note: 1 })
    expect(addingOnly(own, [mark, attempt('a-3', 3)])).toEqual([attempt('a-3', 3)])
    // A mark that takes nothing goes in unasked.
    expect(addingOnly([attempt('a-9', 10)], [mark])).toEqual([mark])
  })

  it('does not let a made-up entry take the place of one that is here', () => {
    const own = [attempt('a-1', 5, { right: true })]
    const made = attempt('a-1', 1, { right: false })
    expect(Object.fromEntries(previewOf(own, [made]).taken)).toEqual({ attempt: 1 })
    expect(addingOnly(own, [made])).toEqual([])
  })

  it('does not let a later state of a round take its answers away', () => {
    const round = (given: unknown[], touchedAt: number): Item => ({
      kind: 'session',
      value: {
        phase: 'running',
        touchedAt,
        plan: { id: 's', kind: 'practice', bank: 'b', questions: ['q1', 'q2'] },
        given: given as never,
        drafts: [null, null],
      },
    })
    const answered = { attempt: 'a-1', right: true }
    const own = [round([answered, null], 5)]
    expect(addingOnly(own, [round([null, null], 6)])).toEqual([])
    const further = round(
      [
        { ...answered, misTapped: true },
        { attempt: 'a-2', right: false },
      ],
      6,
    )
    expect(addingOnly(own, [further])).toEqual([further])
  })
})

describe('tick', () => {
  const NOW = 1_900_000_000_000
  it.each([
    ['nothing was written before', undefined, NOW],
    ['the one before is older', clockAt(NOW - 1), NOW],
    ['the one before is of the same moment', tick(undefined, NOW, 'zz'), NOW],
    ['the clock has been set back by ten years', tick(undefined, NOW + 3e11, 'zz'), NOW],
    ['the clock stands before its beginning', undefined, -5],
  ])('is later than what it replaces when %s', (_case, before, now) => {
    expect(tick(before, now, 'aa') > (before ?? '')).toBe(true)
  })

  it('grows however often one writes at a clock that stands still', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b'))),
        (writes) => {
          let last = ''
          for (const [off, device] of writes) {
            const next = tick(last || undefined, NOW + off, device)
            expect(next > last).toBe(true)
            last = next
          }
        },
      ),
    )
  })

  it('goes on when a moment is full', () => {
    const full = `${clockAt(NOW).slice(0, 10)}zzzz.a`
    expect(tick(full, NOW, 'a') > full).toBe(true)
  })
})

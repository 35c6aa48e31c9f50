import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBank } from '../../src/bank/authored/compile.ts'
import type { GiveawayPair } from '../../src/bank/authored/giveaways.ts'
import { giveawaysToWire } from '../../src/bank/authored/to-wire.ts'
import { fetchedBank } from '../../src/bank/fetch-bank.ts'
import { parseGiveaways } from '../../src/bank/parse-giveaways.ts'
import { aBank, aFact, judge } from '../support/authored-bank.ts'
import { questionId } from '../support/questions.ts'

const LETTERS = ['a', 'b', 'c', 'd', 'e']
const ids = LETTERS.map((letter) => `s1p1-01${letter}`)
const { index } = compileBank(aBank({ facts: [aFact({ questions: ids.map((id) => judge({ id })) })] }))

function overTheWire(...pairs: readonly GiveawayPair[]) {
  return parseGiveaways(JSON.parse(JSON.stringify(giveawaysToWire(index, pairs))), index)
}

describe('parseGiveaways', () => {
  it('reads back what was written, each pair under both', () => {
    const read = overTheWire(['s1p1-01c', 's1p1-01a'], ['s1p1-01a', 's1p1-01b'])
    expect(Object.fromEntries([...read].map(([id, others]) => [id, [...others].sort()]))).toEqual({
      's1p1-01a': ['s1p1-01b', 's1p1-01c'],
      's1p1-01b': ['s1p1-01a'],
      's1p1-01c': ['s1p1-01a'],
    })
  })

  it('is symmetric and complete for any pairs', () => {
    const somePair = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(somePair), (drafts) => {
        const pairs = drafts.map(([one = '', other = '']): GiveawayPair => [one, other])
        const read = overTheWire(...pairs)
        for (const [one, other] of pairs) {
          expect(read.get(questionId(one))?.has(questionId(other))).toBe(true)
          expect(read.get(questionId(other))?.has(questionId(one))).toBe(true)
        }
        const listed = [...read.values()].reduce((sum, others) => sum + others.size, 0)
        expect(listed).toBe(2 * new Set(pairs.map((pair) => [...pair].sort().join())).size)
      }),
    )
  })

  it('writes one short row for each question that has pairs', () => {
    const wire = giveawaysToWire(index, [
      ['s1p1-01c', 's1p1-01a'],
      ['s1p1-01a', 's1p1-01c'],
      ['s1p1-01e', 's1p1-01b'],
      ['s1p1-01a', 'not in the index'],
    ])
    expect(wire.pairs).toEqual([
      [0, 2],
      [1, 4],
    ])
  })

  const good = giveawaysToWire(index, [['s1p1-01a', 's1p1-01b']])
  it.each([
    ['nothing', undefined],
    ['another version', { ...good, version: 99 }],
    ['another edition', { ...good, edition: '1999.01' }],
    ['another number of questions', { ...good, questions: 4 }],
    ['a place that is no question', { ...good, pairs: [[0, 5]] }],
    ['a row that is no list', { ...good, pairs: [0, 1] }],
  ])('refuses %s', (_what, value) => {
    expect(() => parseGiveaways(value, index)).toThrow(/^bank file “giveaways” is damaged: /)
  })
})

describe('loadGiveaways of a fetched bank', () => {
  it('fetches the file only when asked', async () => {
    const asked: string[] = []
    const loader = fetchedBank(
      { bank: 'loudi-2021', index: '/i', chapters: {}, retired: '/r', giveaways: '/g' },
      async (url) => {
        asked.push(url)
        return {
          ok: true,
          status: 200,
          json: async (): Promise<unknown> => giveawaysToWire(index, [['s1p1-01a', 's1p1-01b']]),
        }
      },
    )
    expect(asked).toEqual([])
    expect((await loader.loadGiveaways(index)).size).toBe(2)
    expect(asked).toEqual(['/g'])
  })
})

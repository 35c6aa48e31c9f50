import { describe, expect, it } from 'vitest'
import { extendLock, meaningOf, parseLock, printLock } from '../../../src/bank/authored/lock.ts'
import {
  aFact,
  blank,
  falseJudge,
  judge,
  match,
  multiple,
  order,
  single,
} from '../../support/authored-bank.ts'

const fact = aFact()

describe('meaningOf', () => {
  it.each([
    [
      'stem, explanation and difficulty',
      single(),
      single({ stem: '桥有几座？', why: '十二座。', difficulty: 3 }),
    ],
    [
      'wrong options and option ids',
      single(),
      single({
        options: [
          { id: 'x', text: '“12座”' },
          { id: 'y', text: '13座' },
        ],
        answer: 'x',
      }),
    ],
    ['the order of right options', multiple(), multiple({ answer: ['b', 'a'] })],
    ['a further accepted spelling', blank(), blank({ accept: ['12', '一打'] })],
    ['retirement', judge(), judge({ retired: true })],
  ])('stays the same with other %s', (_what, before, after) => {
    expect(meaningOf(fact, after)).toBe(meaningOf(fact, before))
  })

  it.each([
    ['the right option', single(), single({ answer: 'a' })],
    ['the set of right options', multiple(), multiple({ answer: ['a', 'c'] })],
    ['true to false', judge(), judge({ answer: false })],
    ['the swapped element', falseJudge(), falseJudge({ swap: { wrong: '22', right: '12' } })],
    ['the accepted text', blank(), blank({ accept: ['13'] })],
    ['the order', order(), order({ items: [...order().items].reverse() })],
    ['a pair', match(), match({ pairs: [{ id: 'a', left: '修桥', right: '13座' }] })],
    ['the facts it rests on', single(), single({ also: ['s1p1-02'] })],
  ])('changes with %s', (_what, before, after) => {
    expect(meaningOf(fact, after)).not.toBe(meaningOf(fact, before))
  })
})

describe('extendLock', () => {
  it('adds new questions and never rewrites an entry', () => {
    const lock = { 's1p1-01a': { meaning: 'old', edition: '2029.01' } }
    const questions = [judge({ id: 's1p1-01b' }), single()]
    const extended = extendLock(lock, [aFact({ questions })], '2030.01')
    expect(Object.keys(extended)).toEqual(['s1p1-01a', 's1p1-01b'])
    expect(extended['s1p1-01a']).toEqual({ meaning: 'old', edition: '2029.01' })
    expect(extended['s1p1-01b']?.edition).toBe('2030.01')
  })
})

describe('parseLock', () => {
  it('reads what printLock writes, one question a line', () => {
    const lock = extendLock({}, [aFact({ questions: [single(), judge({ id: 's1p1-01b' })] })], '2030.01')
    expect(parseLock(printLock(lock))).toEqual(lock)
    expect(printLock(lock).trim().split('\n')).toHaveLength(4)
  })

  it.each(['', 'no', '[]', 'null', '{"a":1}', '{"a":{"meaning":1,"edition":"x"}}'])('refuses %s', (text) => {
    expect(parseLock(text)).toBeUndefined()
  })
})

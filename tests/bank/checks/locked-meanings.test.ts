import { describe, expect, it } from 'vitest'
import { extendLock } from '../../../src/bank/authored/lock.ts'
import { lockedMeanings } from '../../../src/bank/checks/locked-meanings.ts'
import { aBank, aFact, findings, judge, single } from '../../support/authored-bank.ts'

const before = [aFact({ questions: [single(), judge({ id: 's1p1-01b' })] })]
const lock = extendLock({}, before, '2030.01')

describe('locked-meanings', () => {
  it('passes a bank as it was locked, a reworded stem, and a retired question', () => {
    const reworded = [
      aFact({
        questions: [single({ stem: '桥有几座？', why: '12座。' }), judge({ id: 's1p1-01b', retired: true })],
      }),
    ]
    expect(findings(lockedMeanings, aBank({ facts: before, lock }))).toEqual([])
    expect(findings(lockedMeanings, aBank({ facts: reworded, lock }))).toEqual([])
  })

  it('warns once while there is no lock', () => {
    expect(findings(lockedMeanings, aBank({ facts: before }))).toEqual([
      expect.stringContaining('warning: there is no lock.json yet'),
    ])
  })

  it('finds a right answer that changed under its id, even on a retired question', () => {
    const questions = [single({ answer: 'a' }), judge({ id: 's1p1-01b', answer: false, retired: true })]
    const found = findings(lockedMeanings, aBank({ facts: [aFact({ questions })], lock }))
    expect(found).toHaveLength(2)
    expect(found[0]).toContain(
      'its answer or facts changed since edition 2030.01: bring the old text back with retired: true',
    )
  })

  it('finds a question that went away', () => {
    const facts = [aFact({ questions: [single()] })]
    expect(findings(lockedMeanings, aBank({ facts, lock }))).toEqual([
      expect.stringContaining('is in lock.json but not in the bank'),
    ])
  })

  it('finds a question that is not locked yet', () => {
    const facts = [aFact({ questions: [single(), judge({ id: 's1p1-01b' }), judge({ id: 's1p1-01c' })] })]
    expect(findings(lockedMeanings, aBank({ facts, lock }))).toEqual([
      expect.stringContaining('run npm run bank:fix'),
    ])
  })
})

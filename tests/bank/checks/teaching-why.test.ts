import { describe, expect, it } from 'vitest'
import { teachingWhy } from '../../../src/bank/checks/teaching-why.ts'
import { blank, falseJudge, findingsOn, judge, multiple, single } from '../../support/authored-bank.ts'

const REPEATS = [expect.stringContaining('why only repeats stem and answer')]

describe('teaching-why', () => {
  it.each([
    ['a further figure', single({ why: '青山村修桥12座，种树5000棵。' })],
    ['a name of the index', single({ why: '青山村修了12座，登在绿水报上。' })],
    ['twelve further characters', single({ why: '修成之后，孩子们上学不必再绕远路涉水了。' })],
  ])('passes an explanation that adds %s', (_what, question) => {
    expect(findingsOn(teachingWhy, question)).toEqual([])
  })

  it.each([
    ['the key', single({ why: '报道写的是，青山村修了12座桥。' })],
    ['the right options', multiple({ why: '青山村做的事有修桥、种树。' })],
    ['a true statement', judge({ why: '报道说青山村修了12座桥。' })],
    ['what a false statement should say', falseJudge({ why: '是12座。' })],
    ['the word of a blank', blank({ stem: '____村修了桥。', accept: ['青山'], why: '是青山村修了桥。' })],
  ])('finds an explanation that only repeats %s', (_what, question) => {
    expect(findingsOn(teachingWhy, question)).toEqual(REPEATS)
  })
})

import { describe, expect, it } from 'vitest'
import { COUNTS, scopeOf, SCOPES } from '../../../src/pages/practice/practice-choices.ts'

describe('scopeOf', () => {
  it.each([
    ['everything', { kind: 'everything' }],
    ['unseen', { kind: 'unseen' }],
    ['starred', { kind: 'starred' }],
    ['chapter', { kind: 'chapter', chapter: 's2' }],
    ['form', { kind: 'form', form: 'judge' }],
  ] as const)('%s is %o', (scope, expected) => {
    expect(scopeOf({ scope, chapter: 's2', form: 'judge' })).toEqual(expected)
  })

  it('knows every scope that is offered', () => {
    const kinds = SCOPES.map((scope) => scopeOf({ scope, chapter: 's1', form: 'single' }).kind)
    expect(kinds).toEqual([...SCOPES])
    expect(COUNTS).toEqual([10, 20, 'all'])
  })
})

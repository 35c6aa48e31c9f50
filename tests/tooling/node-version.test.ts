import { describe, expect, it } from 'vitest'
import { isAtLeast, nodeProblem } from '../../scripts/support/node-version.mjs'

describe('isAtLeast', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.19.6', true],
    ['v20.20.0', true],
    ['v22.0.0', true],
    ['v100.0.0', true],
    ['v20.19.0-rc.1', false],
    ['v20.18.9', false],
    ['v20.9.0', false],
    ['v18.20.4', false],
    ['v8.99.99', false],
  ])('%s against 20.19.0: %s', (version, expected) => {
    expect(isAtLeast(version, '20.19.0')).toBe(expected)
  })
})

describe('nodeProblem', () => {
  it('is silent when Node will do', () => {
    expect(nodeProblem('v20.19.0', '>=20.19.0')).toBeUndefined()
  })

  it('names both versions and says what to do', () => {
    expect(nodeProblem('v18.20.4', '>=20.19.0')).toMatch(
      /needs Node 20\.19\.0 .* is Node 18\.20\.4\. Install/,
    )
  })
})

import { describe, expect, it } from 'vitest'
import { appAddress, codeLink } from '../../src/components/code-link.ts'

describe('codeLink', () => {
  it.each([
    ['/', 'https://example.org/#/contest/687RMT9Y22U9'],
    ['/hall/quiz/index.html', 'https://example.org/hall/quiz/index.html#/contest/687RMT9Y22U9'],
  ])('opens the app where it is served from: %s', (pathname, expected) => {
    expect(codeLink('687R-MT9Y-22U9', { origin: 'https://example.org', pathname })).toBe(expected)
  })
})

describe('appAddress', () => {
  it('is what people type, without the route of the page', () => {
    expect(appAddress({ origin: 'https://example.org', pathname: '/quiz/' })).toBe(
      'https://example.org/quiz/',
    )
  })
})

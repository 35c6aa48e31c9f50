import { describe, expect, it } from 'vitest'
import { appLink, isLocalLink } from '../../../src/pages/share/app-link.ts'

describe('appLink', () => {
  it.each([
    ['https://example.org', '/', 'https://example.org/'],
    ['https://example.org', '/quiz/index.html', 'https://example.org/quiz/'],
  ])('at %s%s is %s', (origin, pathname, expected) => {
    expect(appLink({ origin, pathname })).toBe(expected)
  })
})

describe('isLocalLink', () => {
  it.each([
    ['http://localhost:4173/', true],
    ['http://192.168.1.7:4173/', true],
    ['http://172.20.0.2/', true],
    ['http://hall.local/', true],
    ['https://example.org/', false],
    ['https://172.40.0.1/', false],
  ])('of %s is %s', (link, expected) => {
    expect(isLocalLink(link)).toBe(expected)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { HEADER_POLICY, pagePolicy } from '../../scripts/content-security-policy.ts'
import { hashOf } from '../../scripts/inline-scripts.ts'
import { hostingSample, policiesIn, SERVERS } from '../../scripts/support/hosting-samples.ts'

describe.each(SERVERS)('the sample for %s', (server) => {
  it('sets the policy of the build, and nobody may frame the app', () => {
    expect(policiesIn(hostingSample(server))).toEqual([HEADER_POLICY])
  })
})

describe('the policy', () => {
  it('names the style sheets in the page by their hashes, and is refused a page that has none', () => {
    const named = /style-src ([^;]*)/.exec(pagePolicy('<style>a{}</style> … <style>\nb{}</style>'))?.[1]
    expect(named).toBe(`'self' ${hashOf('a{}')} ${hashOf('\nb{}')}`)
    expect(() => pagePolicy('<p>')).toThrow('no style sheet')
  })

  it('is that of the page as a header, but for the sheet and with what only a header can say', () => {
    const policy = pagePolicy('<style>a{}</style>').replace(hashOf('a{}'), "'unsafe-inline'")
    expect(HEADER_POLICY).toBe(`${policy}; frame-ancestors 'none'`)
  })

  it('names every policy that the code makes, and no other', () => {
    const made = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|vue)$/.test(file))
      .flatMap((file) => [
        ...readFileSync(path.join('src', file), 'utf8').matchAll(/\btrustedAddress\(\s*'([^']+)'/g),
      ])
      .map(([, name]) => name ?? '')
    const named = /trusted-types ([^;]*)/.exec(HEADER_POLICY)?.[1]?.split(' ') ?? []
    // Vue makes its own.
    expect([...named].sort()).toEqual(['vue', ...made].sort())
    const page = readFileSync('docs/hosting.md', 'utf8')
    expect(named.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  })
})

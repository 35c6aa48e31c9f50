import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PRESET_IDS } from '../../src/quiz/contest/rules.ts'

/** Where it says which rules are one's own, and nothing else. */
const MAY_ASK = ['src/quiz/contest/rules.ts']

describe('a contest format', () => {
  it('is never asked for by its name: what differs between formats is in their rules', () => {
    const asking = new RegExp(`\\bid\\b.{0,4}[!=]== '(${PRESET_IDS.join('|')})'`)
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|vue)$/.test(file))
      .map((file) => `src/${file}`)
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => asking.test(readFileSync(file, 'utf8')))).toEqual(MAY_ASK)
  })
})

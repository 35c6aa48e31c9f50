import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256Of } from '../../../src/db/backup/sha256-of.ts'
import { sha256 } from '../../../src/quiz/sha256.ts'

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('is what the standard says of %j', (text, hash) => {
    expect(sha256Of(text)).toBe(hash)
  })

  it('agrees with another implementation, however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200, size: 'max' }), { maxLength: 6 }), (parts) => {
        const own = sha256()
        const other = createHash('sha256')
        for (const part of parts) {
          own.add(part)
          other.update(part)
        }
        expect(own.hex()).toBe(other.digest('hex'))
      }),
      { numRuns: 300 },
    )
  })
})

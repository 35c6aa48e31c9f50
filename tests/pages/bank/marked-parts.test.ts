import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedParts, textsWithMatch } from '../../../src/pages/bank/marked-parts.ts'

describe('markedParts', () => {
  it('cuts a text at its matches', () => {
    expect(markedParts('青山村修桥。', ['青山', '桥'])).toEqual([
      { text: '青山', isMatch: true },
      { text: '村修', isMatch: false },
      { text: '桥', isMatch: true },
      { text: '。', isMatch: false },
    ])
  })

  it('loses and adds nothing', () => {
    const some = fc.string({ unit: fc.constantFrom('青', '山', '，', 'Ａ', '𠮷') })
    fc.assert(
      fc.property(some, fc.array(fc.constantFrom('青', '山青', 'a', '𠮷')), (text, words) => {
        const parts = markedParts(text, words)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })
})

describe('textsWithMatch', () => {
  it('keeps the texts with any of the words', () => {
    expect(textsWithMatch(['修桥', '种树', '养鱼'], ['桥', '鱼'])).toEqual(['修桥', '养鱼'])
    expect(textsWithMatch(['修桥'], [])).toEqual([])
  })
})

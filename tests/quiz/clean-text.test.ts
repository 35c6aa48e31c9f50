import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText, visibleText } from '../../src/quiz/clean-text.ts'

/** What comes along when text is copied from web pages, chats and word processors, and is not seen. */
const UNSEEN = [
  '\u00ad', // soft hyphen
  '\u034f', // grapheme joiner
  '\u061c', // Arabic letter mark
  '\u115f', // Hangul filler
  '\u180e', // Mongolian vowel separator
  '\u200b', // zero-width space
  '\u200d', // zero-width joiner
  '\u200e', // left-to-right mark
  '\u202e', // right-to-left override
  '\u2060', // word joiner
  '\u2066', // isolate
  '\u2800', // empty braille cell
  '\u3164', // Hangul filler
  '\ufe0f', // variation selector
  '\ufeff', // byte order mark
  '\ufffc', // place of a picture
  '\u{e0100}', // ideographic variation selector
  '\u0000',
  '\u007f',
]

describe('visibleText', () => {
  it.each([
    ['  蔡和森\u3000同志\n', '蔡和森 同志'],
    ['\u200b', ''],
    [' \u2800\u3164 ', ''],
    ['Aigul\u202e gul', 'Aigul gul'],
    ['ＡＢ　王', 'ＡＢ 王'],
    ['a\tb', 'a b'],
  ])('%j is read as %j', (text, read) => {
    expect(visibleText(text)).toBe(read)
  })
})

describe('bareText', () => {
  it.each([
    ['２７４０', '2740'],
    ['Ａbc　ｄ', 'abcd'],
    ['2740\u200b', '2740'],
    ['娄\ufe0f底', '娄底'],
    ['⼀⽉', '一月'], // radicals, as a copy out of a PDF has them
  ])('%j compares as %j', (text, bare) => {
    expect(bareText(text)).toBe(bare)
  })

  it.each(UNSEEN.map((sign) => [sign.codePointAt(0)?.toString(16) ?? '', sign]))('drops U+%s', (_, sign) => {
    expect(bareText(`27${sign}40`)).toBe('2740')
    expect(visibleText(`${sign}王${sign}`)).toBe('王')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text))
        expect(bareText(bareText(text))).toBe(bareText(text))
      }),
    )
  })
})

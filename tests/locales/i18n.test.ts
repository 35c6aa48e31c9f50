import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import fc from 'fast-check'
import { computed } from 'vue'
import { nested, unbroken } from '../../scripts/words.ts'
import english from '../../src/locales/en.json'
import chinese from '../../src/locales/zh-CN.json'

/** The module with nothing loaded and nothing chosen, as on a fresh page. */
async function freshWords() {
  vi.resetModules()
  return import('../../src/locales/i18n.ts')
}
let words: Awaited<ReturnType<typeof freshWords>>

beforeEach(async () => {
  words = await freshWords()
})
afterEach(() => {
  vi.doUnmock('../../src/locales/en.json')
})

describe('the language', () => {
  it('is Chinese at first', () => {
    const { t, locale } = words.useI18n()
    expect([locale.value, t('tabs.me')]).toEqual(['zh-CN', '我的'])
  })

  it('is changed for everything that is on the screen, and back', async () => {
    const { t, locale } = words.useI18n()
    const shown = computed(() => t('tabs.me'))
    expect(shown.value).toBe('我的')
    await words.setLanguage('en')
    expect([locale.value, shown.value]).toEqual(['en', 'Me'])
    await words.setLanguage('zh-CN')
    expect([locale.value, shown.value]).toEqual(['zh-CN', '我的'])
  })

  it('is the one chosen last, even when the first one takes longer', async () => {
    const slow = words.setLanguage('en')
    await words.setLanguage('zh-CN')
    await slow
    expect(words.useI18n().locale.value).toBe('zh-CN')
  })

  it('stays Chinese, and says so, when the English words cannot be fetched', async () => {
    vi.doMock('../../src/locales/en.json', () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    words = await freshWords()
    const { t, locale } = words.useI18n()
    await words.setLanguage('en')
    expect([locale.value, t('tabs.me'), words.wordsFailed.value]).toEqual(['zh-CN', '我的', true])
    await words.setLanguage('zh-CN')
    expect(words.wordsFailed.value).toBe(false)
  })

  it('is read from words nested by the parts of their keys, as the build writes them', async () => {
    vi.doMock('../../src/locales/en.json', () => ({ default: nested(english) }))
    words = await freshWords()
    await words.setLanguage('en')
    const { t } = words.useI18n()
    expect(Object.fromEntries(Object.keys(english).map((key) => [key, t(key)]))).toEqual(english)
  })

  it('leaves to Chinese what stands among Chinese, and what is asked for in Chinese', async () => {
    await words.setLanguage('en')
    const { t, inChinese } = words.useI18n()
    expect(t('source.derived', { sum: '2 + 3' })).toBe('（由报道中的数字算出：2 + 3）')
    expect(inChinese('session.right')).toBe('答对了')
    expect(t('no.such.key')).toBe('no.such.key')
  })
})

describe('places', () => {
  it.each([
    ['en', 0, '0 questions'],
    ['en', 1, '1 question'],
    ['en', 2, '2 questions'],
    ['en', 1046, '1,046 questions'],
    ['zh-CN', 1, '1 题'],
    ['zh-CN', 1046, '1046 题'],
  ] as const)('in %s, %i is said as %j', async (language, n, said) => {
    await words.setLanguage(language)
    expect(words.useI18n().t('practice.some', { n })).toBe(said)
  })

  it.each([
    [{ due: 1, fresh: 1 }, '1 fact to review, 1 new'],
    [{ due: 3, fresh: 0 }, '3 facts to review, 0 new'],
  ])('of %j each chooses its own form: %j', async (places, said) => {
    await words.setLanguage('en')
    expect(words.useI18n().t('today.dueParts', places)).toBe(said)
  })

  it.each([
    ['en', english],
    ['zh-CN', chinese],
  ] as const)('of all words in %s are filled, whatever fills them', async (language, all) => {
    await words.setLanguage(language)
    const { t } = words.useI18n()
    const filling = fc.oneof(
      fc.nat(),
      fc.string().filter((text) => !/[{}]/.test(text)),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(all)),
        fc.array(filling, { minLength: 9 }),
        (entry, fillings) => {
          const [key, text] = entry
          const names = [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? ''))]
          const places = Object.fromEntries(names.map((name, at) => [name, fillings[at] ?? 0]))
          const said = t(key, places)
          expect(said).not.toMatch(/[{}]/)
          for (const name of names)
            if (text.includes(`{${name}}`) && typeof places[name] === 'string')
              expect(said).toContain(places[name])
        },
      ),
    )
  })
})

describe('unbroken', () => {
  it.each([
    ['第 {at} 题，共 {total} 题', '第\u00a0{at}\u00a0题，共 {total}\u00a0题'],
    ['对 {n} / {needed} 轮', '对 {n}\u00a0/\u00a0{needed}\u00a0轮'],
    ['/ {total} 题答对', '/\u00a0{total}\u00a0题答对'],
    ['{date} 记住了', '{date} 记住了'],
    ['约 {time}', '约 {time}'],
  ])('keeps a figure with its unit in “%s”, and nothing else', (text, expected) => {
    expect(unbroken({ key: text })).toEqual({ key: expected })
  })
})

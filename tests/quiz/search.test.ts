import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildSearch,
  matchRanges,
  plainForSearch,
  searchQuestions,
  searchText,
  searchWords,
} from '../../src/quiz/search.ts'
import type { SearchText } from '../../src/quiz/search.ts'
import { aBlank, aFact, aJudge, aMatch, anOrder, aSingle, questionId } from '../support/questions.ts'

function entry(id: string, changes: Partial<Omit<SearchText, 'id'>> = {}): SearchText {
  return { id: questionId(id), stem: '', facts: [], options: [], ...changes }
}

function found(entries: readonly SearchText[], query: string, limit = 100): readonly string[] {
  return searchQuestions(buildSearch(entries), query, limit).ids
}

describe('plainForSearch', () => {
  it.each([
    ['《绿水报》，2030年', '绿水报2030年'],
    ['ＡＢＣ　ａｂｃ', 'abcabc'],
    ['１２．５％', '12.5'],
    ['第1.', '第1'],
    ['1,200（元）', '1200元'],
    ['“修桥”…… 种树', '修桥种树'],
    ['……', ''],
    ['娄\u200b底', '娄底'],
    ['娄\u00ad 底\ufeff', '娄底'],
  ])('%s becomes %s', (text, plain) => {
    expect(plainForSearch(text)).toBe(plain)
  })
})

describe('searchWords', () => {
  it.each([
    ['', []],
    ['  ，。 ', []],
    ['青山　修桥', ['青山', '修桥']],
    ['Qing qing', ['qing']],
    ['《青山》村', ['青山村']],
    ['\u200b', []],
  ])('%s', (query, words) => {
    expect(searchWords(query)).toEqual(words)
  })
})

describe('searchText', () => {
  const factOf = () => aFact({ statement: '青山村修了12座桥。' })
  it.each([
    ['the options', aSingle(), ['21座', '12座', '20座', '10座']],
    ['the accepted texts of a blank', aBlank({ accept: ['12', '十二'] }), ['12', '十二']],
    ['the items of an order', anOrder(), ['修桥', '种树', '养鱼']],
    ['both sides of a match', aMatch(), ['修桥', '种树', '12座', '5000棵', '80%']],
    ['nothing more of a judge', aJudge(), []],
  ])('takes stem, facts and %s', (_what, question, options) => {
    expect(searchText(question, factOf)).toEqual({
      id: question.id,
      stem: question.stem,
      facts: ['青山村修了12座桥。'],
      options,
    })
  })

  it('does without a fact that is not there', () => {
    expect(searchText(aJudge(), () => undefined).facts).toEqual([])
  })
})

describe('searchQuestions', () => {
  const village = [
    entry('option', { stem: '青山村做了什么？', options: ['修桥', '种树'] }),
    entry('fact', { stem: '青山村做了什么？', facts: ['村里修桥12座。'], options: ['种树'] }),
    entry('stem', { stem: '修桥的是哪个村？', facts: ['青山村修桥。'], options: ['青山村'] }),
    entry('other', { stem: '绿水镇', options: ['养鱼'] }),
  ]

  it.each([
    ['stem before fact before option', '修桥', ['stem', 'fact', 'option']],
    ['every word, in whatever place', '修桥 青山', ['fact', 'stem', 'option']],
    ['nothing for a word that is nowhere', '修桥 采石', []],
    ['nothing for no words', ' ，', []],
    ['nothing across two texts', '什么修桥', []],
    ['across punctuation', '“修桥”的，是哪个', ['stem']],
    ['a figure', '12座', ['fact']],
  ])('finds %s', (_what, query, ids) => {
    expect(found(village, query)).toEqual(ids)
  })

  it('finds in traditional characters what is written in simplified ones', () => {
    const index = buildSearch([entry('stem', { stem: '娄底种树' })], '婁種樹娄种树')
    expect(searchQuestions(index, '婁底', 9).ids).toEqual(['stem'])
    expect(searchQuestions(index, '種樹 娄底', 9).ids).toEqual(['stem'])
    expect(searchWords('婁底', index.traditional)).toEqual(['娄底'])
  })

  it('finds a question by what is said about it, behind those that say it themselves', () => {
    const about = entry('about', { stem: '绿水镇', about: ['s1p1-07a', '第二部分第4段', '多选'] })
    const said = entry('said', { stem: '哪些可以多选' })
    expect(found([about, said], '多选')).toEqual(['said', 'about'])
    expect(found([about, said], '第二部分第4段')).toEqual(['about'])
    expect(found([about, said], 'S1P1-07a')).toEqual(['about'])
    expect(found([about, said], '多选 绿水')).toEqual(['about'])
  })

  it('stops at the limit with the best, and says so', () => {
    const index = buildSearch([...village, entry('stem-2', { stem: '修桥' })])
    expect(searchQuestions(index, '修桥', 2)).toEqual({ ids: ['stem', 'stem-2'], isCut: true })
    expect(searchQuestions(index, '修桥', 1)).toEqual({ ids: ['stem'], isCut: true })
    expect(searchQuestions(index, '修桥', 3)).toEqual({ ids: ['stem', 'stem-2', 'fact'], isCut: true })
    expect(searchQuestions(index, '修桥', 4).isCut).toBe(false)
  })

  it('leaves out what is not wanted, also from the limit', () => {
    const index = buildSearch(village)
    expect(searchQuestions(index, '修桥', 1, (id) => id === questionId('option'))).toEqual({
      ids: ['option'],
      isCut: false,
    })
  })

  // Few characters, so that words are found, in and across texts, with signs in between.
  const someText = fc.string({
    unit: fc.constantFrom('青', '山', 'A', 'ａ', '1', '.', '，', ' '),
    maxLength: 8,
  })
  const someEntries = fc
    .array(
      fc.record({
        stem: someText,
        facts: fc.array(someText, { maxLength: 2 }),
        options: fc.array(someText, { maxLength: 3 }),
      }),
      { maxLength: 8 },
    )
    .map((drafts) => drafts.map((draft, at) => entry(`q${at}`, draft)))
  const someQuery = fc.string({ unit: fc.constantFrom('青', '山', 'a', '1', '.', ' '), maxLength: 4 })

  it('finds what looking into every text finds', () => {
    fc.assert(
      fc.property(someEntries, someQuery, (entries, query) => {
        const words = searchWords(query)
        const plainly = entries.filter(({ stem, facts, options }) =>
          words.every((word) =>
            [stem, ...facts, ...options].some((text) => plainForSearch(text).includes(word)),
          ),
        )
        expect([...found(entries, query)].sort()).toEqual(
          words.length === 0 ? [] : plainly.map(({ id }) => id).sort(),
        )
      }),
    )
  })

  it('gives with a limit the beginning of what it gives without', () => {
    fc.assert(
      fc.property(someEntries, someQuery, fc.nat({ max: 8 }), (entries, query, limit) => {
        const index = buildSearch(entries)
        const all = searchQuestions(index, query, 100).ids
        expect(searchQuestions(index, query, limit)).toEqual({
          ids: all.slice(0, limit),
          isCut: all.length > limit,
        })
      }),
    )
  })

  it('marks something in every question it finds', () => {
    fc.assert(
      fc.property(someEntries, someQuery, (entries, query) => {
        const words = searchWords(query)
        for (const id of found(entries, query)) {
          const hit = entries.find((candidate) => candidate.id === id)
          const texts = hit ? [hit.stem, ...hit.facts, ...hit.options] : []
          expect(texts.some((text) => matchRanges(text, words).length > 0)).toBe(true)
        }
      }),
    )
  })
})

describe('matchRanges', () => {
  const marked = (text: string, query: string): string => {
    const ranges = matchRanges(text, searchWords(query))
    return [...ranges]
      .reverse()
      .reduce(
        (rest, { start, end }) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
        text,
      )
  }

  it.each([
    ['青山村修桥', '修桥', '青山村[修桥]'],
    ['青山村修桥，修桥', '修桥', '青山村[修桥]，[修桥]'],
    ['《绿水报》报道', '绿水报报', '《[绿水报》报]道'],
    ['ＱＩＮＧ山', 'qing', '[ＱＩＮＧ]山'],
    ['青山青山', '青山 山青', '[青山青山]'],
    ['比例为12.5%', '12.5', '比例为[12.5]%'],
    ['㎡数', 'm', '[㎡]数'],
    ['cafe\u0301店', 'café', '[cafe\u0301]店'],
    ['𠮷村', '𠮷', '[𠮷]村'],
    ['青山村', '绿水', '青山村'],
    ['', '青', ''],
  ])('%s for %s: %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected)
  })

  it('gives ranges that ascend, lie within the text and are never empty', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        (text, query) => {
          let last = -1
          for (const { start, end } of matchRanges(text, searchWords(query))) {
            expect(start).toBeGreaterThan(last)
            expect(end).toBeGreaterThan(start)
            last = end - 1
          }
          expect(last).toBeLessThan(text.length)
        },
      ),
    )
  })
})

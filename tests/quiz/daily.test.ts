import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAILY_COUNT, dailySeed, drawDaily } from '../../src/quiz/daily.ts'
import { sharesFact } from '../../src/quiz/practice.ts'
import { TODAY } from '../support/log.ts'
import { realBank, realGiveaways } from '../support/real-bank.ts'
import { someSeed, someSummaries } from '../support/some-summaries.ts'

describe('dailySeed', () => {
  it('names bank, edition and date', () => {
    expect(dailySeed('qingshan', '2030.01', TODAY)).toBe('daily/qingshan/2030.01/2030-01-02')
  })
})

describe('drawDaily', () => {
  it('is a pure function of questions and seed, gives ten or all, and repeats none', () => {
    fc.assert(
      fc.property(someSummaries, someSeed, (questions, seed) => {
        const drawn = drawDaily(questions, seed)
        expect(drawDaily(structuredClone(questions), seed)).toEqual(drawn)
        expect(drawn).toHaveLength(Math.min(DAILY_COUNT, questions.length))
        expect(new Set(drawn).size).toBe(drawn.length)
      }),
    )
  })

  it('asks no fact twice while a question on other facts is left', () => {
    fc.assert(
      fc.property(someSummaries, someSeed, (questions, seed) => {
        const drawn = drawDaily(questions, seed)
        const chosen = questions.filter(({ id }) => drawn.includes(id))
        const twice = chosen.some((one) => chosen.some((other) => one !== other && sharesFact(one, other)))
        if (!twice) return
        for (const left of questions.filter(({ id }) => !drawn.includes(id)))
          expect(chosen.some((other) => sharesFact(left, other))).toBe(true)
      }),
    )
  })
})

describe('the daily ten of the real bank', () => {
  const compiled = realBank()
  const { index } = compiled
  const giveaways = realGiveaways(compiled)
  const days = Array.from({ length: 200 }, (_, at) => TODAY + at)
  const draws = days.map((day) => {
    const drawn = drawDaily(index.questions, dailySeed(index.bank, index.edition, day), giveaways)
    return drawn.map((id) => index.questions.find((question) => question.id === id))
  })

  it('has ten questions, no two of them on one fact, and none that another gives away', () => {
    for (const draw of draws) {
      const facts = draw.flatMap((question) => question?.facts ?? [])
      expect(draw).toHaveLength(10)
      expect(new Set(facts).size).toBe(facts.length)
      for (const one of draw)
        expect(draw.some((other) => one && other && giveaways.get(one.id)?.has(other.id))).toBe(false)
    }
  })

  it('asks from every chapter on every day', () => {
    const chapters = index.chapters.filter(({ id }) => index.questions.some(({ chapter }) => chapter === id))
    const missing = draws.filter(
      (draw) => new Set(draw.map((question) => question?.chapter)).size < chapters.length,
    )
    expect(missing).toEqual([])
  })

  it('differs from day to day', () => {
    const texts = draws.map((draw) => draw.map((question) => question?.id).join())
    expect(new Set(texts).size).toBe(days.length)
  })
})

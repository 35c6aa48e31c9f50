import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drillRecordsFrom, heatOf } from '../../../src/quiz/confusion/drill-round.ts'
import type { LoggedRound } from '../../../src/quiz/confusion/drill-round.ts'
import { aPair, aRound, attemptId, DAY, NOON, TODAY } from '../../support/log.ts'

/** Rounds of one pair: a digit is a clean round on that day, `x` and a digit one with a mistake. Stamps are 1, 2, 3 … */
function roundsOf(story: string): LoggedRound[] {
  return story
    .split(' ')
    .filter(Boolean)
    .map((word, at) => {
      const day = Number(word.replace('x', ''))
      return {
        ...aRound({
          id: attemptId(`r${at}`),
          clean: !word.startsWith('x'),
          doneAt: NOON + day * DAY,
          day: TODAY + day,
        }),
        stamp: at + 1,
      }
    })
}

describe('heatOf', () => {
  const open = (clean: number, waitsForAnotherDay = false) => ({ state: 'open', clean, waitsForAnotherDay })
  const cooledOn = (day: number) => ({ state: 'cooled', at: NOON + day * DAY })
  it.each([
    ['', 0, open(0)],
    ['0', 0, open(1)],
    ['0 0', 0, open(2)],
    ['0 0 0', 0, open(3, true)],
    ['0 0 0 0', 0, open(3, true)],
    ['0 0 1', 0, cooledOn(1)],
    ['0 1 1', 0, cooledOn(1)],
    ['0 0 0 2', 0, cooledOn(2)],
    ['0 1 2 3', 0, cooledOn(2)],
    ['0 x0 1 1', 0, open(2)],
    ['0 0 x1', 0, open(0)],
    // A slip with this stamp came after so many rounds.
    ['0 0 1', 3, open(0)],
    ['0 0 1', 2, open(1)],
    ['0 0 1 2 2 3', 3, cooledOn(3)],
    ['0 0 1 2 2 2', 3, open(3, true)],
  ])('“%s” with a slip after %i', (story, lastSlip, expected) => {
    expect(heatOf(drillRecordsFrom(roundsOf(story))[0], lastSlip)).toEqual(expected)
  })

  it('is open where nothing was drilled', () => {
    expect(heatOf(undefined, 5)).toEqual(open(0))
  })
})

describe('drillRecordsFrom', () => {
  it('keeps pairs and banks apart', () => {
    const records = drillRecordsFrom([
      { ...aRound(), stamp: 1 },
      { ...aRound({ pair: aPair('甲|乙'), clean: false }), stamp: 2 },
      { ...aRound({ bank: 'other' }), stamp: 3 },
    ])
    expect(records.map(({ bank, pair, clean }) => [bank, pair, clean.length])).toEqual([
      ['qingshan', '12座|21座', 1],
      ['qingshan', '甲|乙', 0],
      ['other', '12座|21座', 1],
    ])
  })

  it('comes to the same result whatever order two devices are merged in', () => {
    const someRounds = fc
      .array(fc.constantFrom('0', '1', '2', 'x0', 'x1', 'x2'), { maxLength: 12 })
      .map((words) => roundsOf(words.join(' ')))
    fc.assert(
      fc.property(
        someRounds.chain((rounds) =>
          fc.tuple(fc.constant(rounds), fc.shuffledSubarray(rounds, { minLength: rounds.length })),
        ),
        fc.nat({ max: 12 }),
        ([rounds, mixed], lastSlip) => {
          expect(drillRecordsFrom(mixed)).toEqual(drillRecordsFrom(rounds))
          const heat = heatOf(drillRecordsFrom(rounds)[0], lastSlip)
          // Never cooled by fewer rounds than it takes, or by rounds from before the slip.
          if (heat.state === 'cooled') expect(rounds.length - lastSlip).toBeGreaterThanOrEqual(3)
        },
      ),
    )
  })
})

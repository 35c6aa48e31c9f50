import { beforeEach, describe, expect, it } from 'vitest'
import { useReadingStore } from '../../src/stores/reading.ts'
import { firstPageLoad, nextPageLoad } from '../support/app.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('open', () => {
  it('shows the questions of a chapter in authored order', async () => {
    const reading = useReadingStore()
    expect(await reading.open('s1')).toBe(true)
    expect(reading.questions.map(({ form }) => form)).toEqual([
      'single',
      'multiple',
      'judge',
      'blank',
      'order',
      'match',
    ])
    expect(reading.question?.form).toBe('single')
  })

  it('goes on where each chapter was left', async () => {
    const reading = useReadingStore()
    await reading.open('s1')
    reading.step(1)
    reading.step(1)
    await reading.open('s2')
    expect(reading.position).toBe(0)
    await nextPageLoad()
    const next = useReadingStore()
    await next.open('s1')
    expect(next.question?.form).toBe('judge')
  })

  it('knows no chapter that is not there', async () => {
    expect(await useReadingStore().open('s9')).toBe(false)
  })
})

describe('step', () => {
  it('stops at both ends', async () => {
    const reading = useReadingStore()
    await reading.open('s1')
    reading.step(-1)
    expect(reading.position).toBe(0)
    for (let step = 0; step < 9; step++) reading.step(1)
    expect(reading.position).toBe(5)
  })
})

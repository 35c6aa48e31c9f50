import { describe, expect, it } from 'vitest'
import SailProgress from '../../src/components/SailProgress.vue'
import { mountPart } from '../support/screen.ts'

describe('SailProgress', () => {
  it.each([
    [0, 10, '0%'],
    [3, 10, '30%'],
    [10, 10, '100%'],
    [0, 0, '0%'],
  ])('%d of %d sails to %s', (done, total, share) => {
    const screen = mountPart(SailProgress, { done, total, label: '已答' })
    const progress = screen.get<HTMLProgressElement>('progress')
    expect(progress.attributes()).toMatchObject({ 'aria-label': '已答', value: String(done) })
    expect(screen.get<HTMLElement>('i').element.style.inlineSize).toBe(share)
  })
})

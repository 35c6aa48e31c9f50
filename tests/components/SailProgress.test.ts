import { describe, expect, it } from 'vitest'
import SailProgress from '../../src/components/SailProgress.vue'
import { mountPart } from '../support/screen.ts'

describe('SailProgress', () => {
  it.each([
    [0, 10, 'scaleX(0)', 'translateX(0%)'],
    [3, 10, 'scaleX(0.3)', 'translateX(30%)'],
    [10, 10, 'scaleX(1)', 'translateX(100%)'],
    [0, 0, 'scaleX(0)', 'translateX(0%)'],
  ])('%d of %d draws %s and sails to %s', (done, total, line, sail) => {
    const screen = mountPart(SailProgress, { done, total, label: '已答' })
    const progress = screen.get<HTMLProgressElement>('progress')
    expect(progress.attributes()).toMatchObject({ 'aria-label': '已答', value: String(done) })
    expect(screen.get<HTMLElement>('i').element.style.transform).toBe(line)
    expect(screen.get<HTMLElement>('.way').element.style.transform).toBe(sail)
  })
})

import { describe, expect, it } from 'vitest'
import { directionOf, fitted } from '../../../src/pages/result/fitted-text.ts'

/** Every character as wide as it is high. */
const widthAt = (text: string, size: number): number => text.length * size
const fit = (text: string) => fitted({ text, size: 84, widest: 940, inTwo: 52 }, widthAt)

describe('a fitted text', () => {
  it.each<[string, readonly string[], number]>([
    ['周晓帆', ['周晓帆'], 84],
    ['王小明（县文旅广电体育局）', ['王小明（县文旅广电体育局）'], 72],
    ['青山村绿水乡白云镇蓝天县红旗农业服务站', ['青山村绿水乡白云镇', '蓝天县红旗农业服务站'], 52],
    ['Maximilian Alexander Hohenstein', ['Maximilian Alexander', 'Hohenstein'], 47],
    ['ئابدۇرېشىتجانئوغلىمۇھەممەتئىمىن', ['ئابدۇرېشىتجانئوغلىمۇھەممەتئىمىن'], 30],
  ])('%s stands as %j at %d', (text, rows, size) => {
    expect(fit(text)).toEqual({ rows, size })
  })
})

describe('directionOf', () => {
  it.each([
    ['周晓帆', 'ltr'],
    ['José', 'ltr'],
    ['ئايگۈل', 'rtl'],
    ['（ئايگۈل）', 'rtl'],
    ['王 ئايگۈل', 'ltr'],
    ['', 'ltr'],
  ])('of %j is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction)
  })
})

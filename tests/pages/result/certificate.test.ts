import { describe, expect, it } from 'vitest'
import { CERTIFICATE, certificateLines } from '../../../src/pages/result/certificate.ts'
import type { CertificateWords } from '../../../src/pages/result/certificate.ts'

function someWords(changes: Partial<CertificateWords> = {}): CertificateWords {
  return {
    title: '百年千题',
    kind: '自测成绩',
    name: '周晓帆',
    from: '',
    inFormat: '在“限时赛”中取得',
    points: 95,
    unit: '分',
    summary: '答对 19 / 20 题　用时 3 分钟 12 秒',
    date: '2030年1月2日',
    code: '试卷码 687R-MT9Y-22U9',
    note: '不是官方成绩或名次',
    ...changes,
  }
}

describe('certificateLines', () => {
  it('say everything once, from top to bottom, without running into each other', () => {
    const lines = certificateLines(someWords({ from: '县文旅广电体育局' }))
    expect(lines.map(({ part }) => part)).toEqual([
      'title', 'kind', 'name', 'from', 'inFormat', 'points', 'summary', 'date', 'code', 'note',
    ]) // prettier-ignore
    for (const [at, line] of lines.entries()) {
      const above = lines[at - 1]
      if (above) expect(line.y - line.size, line.part).toBeGreaterThanOrEqual(above.y)
    }
  })

  it('stay within the frame', () => {
    for (const [name, from] of [
      ['', ''],
      ['', '县文旅广电体育局'],
      ['周晓帆', ''],
      ['周晓帆', '县文旅广电体育局'],
    ])
      for (const { y, size, x, widest } of certificateLines(someWords({ name, from }))) {
        expect(y - size).toBeGreaterThan(66)
        expect(y).toBeLessThan(CERTIFICATE.height - 66)
        expect(x - widest / 2).toBeGreaterThan(66)
        expect(x + widest / 2).toBeLessThan(CERTIFICATE.width - 66)
      }
  })

  it.each(['', '   '])('leave no hole where no name is given (%o)', (name) => {
    const [without, withName] = [certificateLines(someWords({ name })), certificateLines(someWords())]
    expect(without.map(({ part }) => part)).not.toContain('name')
    const top = (lines: typeof without) => lines.find(({ part }) => part === 'inFormat')?.y ?? 0
    expect(top(without)).toBeLessThan(top(withName))
  })

  it('space out words of the app only: a name is set as its script wants it', () => {
    const lines = certificateLines(someWords({ from: '乡' }))
    expect(lines.filter(({ spread }) => spread > 0).map(({ part }) => part)).toEqual(['title', 'kind'])
  })

  it('show no invisible signs of a name', () => {
    const lines = certificateLines(someWords({ name: '\u202e周晓帆\u200b ', from: '\u2066' }))
    expect(lines.map(({ text }) => text)).toContain('周晓帆')
    expect(lines.map(({ part }) => part)).not.toContain('from')
  })

  it('claim nothing official', () => {
    const texts = certificateLines(someWords()).map(({ text }) => text)
    expect(texts).toContain('自测成绩')
    expect(texts).toContain('不是官方成绩或名次')
  })
})

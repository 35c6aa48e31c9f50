import { describe, expect, it } from 'vitest'
import { qrDrawing } from '../../src/components/qr-drawing.ts'

describe('qrDrawing', () => {
  it('leaves four modules of white on every side', () => {
    const drawing = qrDrawing('https://example.org/#/contest/687RMT9Y22U9')
    const runs = [...(drawing?.path ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(([, ...parts]) =>
      parts.map(Number),
    )
    expect(runs.length).toBeGreaterThan(100)
    for (const [x = 0, y = 0, width = 0] of runs) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
      expect(Math.max(x + width, y + 1)).toBeLessThanOrEqual((drawing?.size ?? 0) - 4)
    }
  })

  it('gives none for a text that no phone could scan any more', () => {
    expect(qrDrawing('A'.repeat(1200))).not.toBeNull()
    expect(qrDrawing('a'.repeat(3000))).toBeNull()
  })
})

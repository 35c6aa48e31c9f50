import { describe, expect, it } from 'vitest'
import { paragraphName } from '../../src/quiz/paragraph.ts'
import { CHAPTERS } from '../support/questions.ts'

describe('paragraphName', () => {
  it.each([
    ['S1P2', '第一部分第2段'],
    ['S2P1', '第二部分第1段'],
    ['S9P1', 'S9P1'],
    ['somewhere', 'somewhere'],
  ])('%s is %s', (paragraph, expected) => {
    expect(paragraphName(paragraph, CHAPTERS)).toBe(expected)
  })
})

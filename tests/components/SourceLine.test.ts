import { describe, expect, it } from 'vitest'
import SourceLine from '../../src/components/SourceLine.vue'
import { textsOf } from '../support/by-role.ts'
import { aFact, CHAPTERS, factId, SOURCE } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'

describe('SourceLine', () => {
  it('names each paragraph once, and every fact', () => {
    const facts = [
      aFact(),
      aFact({ id: factId('s1p1-02'), statement: '青山村有两条河。' }),
      aFact({ id: factId('s2p1-01'), paragraph: 'S2P1', statement: '青山村种树。' }),
    ]
    const screen = mountPart(SourceLine, { facts, source: SOURCE, chapters: CHAPTERS })
    expect(screen.get('p').text()).toBe('第一部分第1段、第二部分第1段 · 《绿水报》 2030-01-02')
    expect(textsOf(screen, 'li')).toEqual(['青山村修了12座桥。', '青山村有两条河。', '青山村种树。'])
    expect(screen.get('details').text()).toContain('出自报道《青山村的一年》，记者 甲、乙')
  })

  it('names the place alone where the facts are said beside it', () => {
    const props = { facts: [aFact()], source: SOURCE, chapters: CHAPTERS, withoutFacts: true }
    expect(mountPart(SourceLine, props).text()).toBe('第一部分第1段 · 《绿水报》 2030-01-02')
  })

  it('shows the sum a derived fact follows from', () => {
    const facts = [aFact({ derived: { from: [factId('s1p1-02')], sum: '5+7=12' } })]
    const screen = mountPart(SourceLine, { facts, source: SOURCE, chapters: CHAPTERS })
    expect(screen.get('li').text()).toContain('由报道中的数字算出：5+7=12')
  })
})

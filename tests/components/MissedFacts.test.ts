import { describe, expect, it } from 'vitest'
import MissedFacts from '../../src/components/MissedFacts.vue'
import { textsOf } from '../support/by-role.ts'
import { aFact, factId } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'

const elsewhere = {
  text: '21座',
  fact: aFact({ id: factId('s2p1-01'), statement: '绿水村修了21座桥。', keys: ['21座'] }),
}
const FOUR = ['一', '二', '三', '四'].map((which, at) =>
  aFact({ id: factId(`s1p1-0${at + 1}`), statement: `这是第${which}件事。` }),
)
const part = (props: object) => mountPart(MissedFacts, { form: 'single', facts: [aFact()], ...props })

describe('MissedFacts', () => {
  it('puts what the wrong answer belongs to beside what is right, in Chinese in either language', () => {
    const screen = part({ elsewhere })
    expect(textsOf(screen, 'dt')).toEqual(['你选的：21座', '正确的：'])
    expect(textsOf(screen, 'dd')).toEqual(['绿水村修了21座桥。', '青山村修了12座桥。'])
    expect(screen.get('dl').attributes('lang')).toBe('zh-CN')
  })

  it('says the fact alone where the wrong answer belongs nowhere', () => {
    const screen = part({})
    expect(textsOf(screen, 'dt')).toEqual(['知识点'])
    expect(textsOf(screen, 'dd')).toEqual(['青山村修了12座桥。'])
  })

  it.each([
    ['judge', '题里说的：21座'],
    ['blank', '你填的：21座'],
    ['multiple', '你选的：21座'],
  ])('calls the wrong answer to a %s what it was', (form, expected) => {
    expect(textsOf(part({ form, elsewhere }), 'dt')[0]).toBe(expected)
  })

  it('leaves out the many facts of an order, whose right answer says them, for whoever opens them', () => {
    const screen = part({ form: 'order', facts: FOUR })
    expect(screen.find('dl').exists()).toBe(false)
    expect(textsOf(screen, 'li')).toEqual(FOUR.map(({ statement }) => statement))
  })

  it.each([
    ['two', FOUR.slice(0, 2)],
    ['four', FOUR],
  ])('says each of %s facts once', (_count, facts) => {
    const screen = part({ facts, elsewhere })
    for (const { statement } of facts) expect(screen.text().split(statement)).toHaveLength(2)
    expect(screen.find('details').exists()).toBe(facts.length > 2)
  })

  it('says the sum that a fact follows from', () => {
    const screen = part({ facts: [aFact({ derived: { from: [factId('s1p1-02')], sum: '5+7=12' } })] })
    expect(screen.get('dd').text()).toContain('由报道中的数字算出：5+7=12')
  })
})

import { describe, expect, it } from 'vitest'
import MissedFacts from '../../src/components/MissedFacts.vue'
import { textsOf } from '../support/by-role.ts'
import { aFact, factId } from '../support/questions.ts'
import { mountPart } from '../support/screen.ts'

const elsewhere = {
  text: '21座',
  fact: aFact({ id: factId('s2p1-01'), statement: '绿水村修了21座桥。', keys: ['21座'] }),
}
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

  it('leaves out the many facts of an order, whose right answer says them', () => {
    expect(
      part({ form: 'order', facts: [aFact(), aFact(), aFact()] })
        .find('dl')
        .exists(),
    ).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import ShortInput from '../../../src/components/question/ShortInput.vue'
import { button } from '../../support/by-role.ts'
import { aShort } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

const MODEL = '为了方便孩子上学'

function input(props: Record<string, unknown> = {}) {
  return mountPart(ShortInput, { question: aShort(), chosen: [], answered: false, ...props })
}

describe('ShortInput', () => {
  it('takes a text, and keeps the model answer for later', async () => {
    const screen = input()
    expect(screen.get('label').text()).toBe('写下答案，或在心里答一遍')
    await screen.get('label textarea').setValue('为了上学')
    expect(screen.emitted('choose')).toEqual([[['为了上学']]])
    expect(screen.text()).not.toContain(MODEL)
  })

  it('shows the model beside what was written, and asks for a verdict', async () => {
    const screen = input({ chosen: ['为了上学', ''] })
    expect(screen.text()).toContain('为了上学')
    expect(screen.text()).toContain(MODEL)
    expect(screen.find('textarea').exists()).toBe(false)
    await button(screen, '答对了').trigger('click')
    await button(screen, '没答对').trigger('click')
    expect(screen.emitted('choose')).toEqual([[['为了上学', 'true']], [['为了上学', 'false']]])
  })

  it('asks for none any more once it is answered', () => {
    const screen = input({ chosen: ['为了上学', 'true'], answered: true })
    expect(screen.text()).toContain('为了上学')
    expect(screen.find('button').exists()).toBe(false)
  })
})

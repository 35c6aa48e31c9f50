import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import AnswerSheet from '../../../src/pages/session/AnswerSheet.vue'
import { button, heading } from '../../support/by-role.ts'
import { aGiven, aSession } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'
import { mountPart } from '../../support/screen.ts'

function sheet(props: Record<string, unknown> = {}) {
  const session = {
    ...aSession(),
    position: 1,
    given: [aGiven(), aGiven({ right: false }), null],
  }
  return mountPart(AnswerSheet, {
    session,
    starred: new Set([questionId('s1p1-02a')]),
    revealed: true,
    jumpable: true,
    finishShown: false,
    beside: false,
    shown: false,
    ...props,
  })
}

/** The squares are made when the sheet is opened: a round of a thousand must not draw them for every question. */
async function openSheet(props: Record<string, unknown> = {}) {
  const screen = sheet({ shown: true, ...props })
  await nextTick()
  return screen
}

const itemNames = (screen: ReturnType<typeof sheet>): (string | undefined)[] =>
  screen.findAll('ol button').map((item) => item.attributes('aria-label'))

describe('AnswerSheet', () => {
  it('names each question with its place, its outcome and its star', async () => {
    expect(itemNames(await openSheet())).toEqual([
      '第 1 题，答对了',
      '第 2 题，答错了，已收藏',
      '第 3 题，未答',
    ])
  })

  it('stands open beside the question where there is room, without a button to close it', () => {
    const screen = sheet({ beside: true })
    expect(screen.element.tagName).toBe('ASIDE')
    expect(itemNames(screen)).toHaveLength(3)
    expect(screen.findAll('button').map((found) => found.text())).not.toContain('')
  })

  it('draws a square anew when its mark changes', async () => {
    const screen = sheet({ beside: true })
    const session = { ...aSession(), position: 2, given: [aGiven(), aGiven(), aGiven({ right: false })] }
    await screen.setProps({ session })
    expect(itemNames(screen)).toEqual(['第 1 题，答对了', '第 2 题，答对了，已收藏', '第 3 题，答错了'])
    expect(button(screen, /第 3 题/).attributes('aria-current')).toBe('step')
    expect(button(screen, /第 2 题/).attributes('aria-current')).toBeUndefined()
  })

  it('marks the question on the screen', async () => {
    const screen = await openSheet()
    expect(button(screen, /第 2 题/).attributes('aria-current')).toBe('step')
    expect(button(screen, /第 1 题/).attributes('aria-current')).toBeUndefined()
  })

  it('opens as a dialog, jumps, and closes', async () => {
    const screen = await openSheet()
    const dialog = screen.get<HTMLDialogElement>('dialog')
    expect(dialog.element.open).toBe(true)
    heading(screen, '全部题号')
    await button(screen, /第 3 题/).trigger('click')
    expect(screen.emitted('jump')).toEqual([[2]])
    expect(dialog.element.open).toBe(false)
  })

  it('can be closed without jumping', async () => {
    const screen = await openSheet()
    await button(screen, '关闭全部题号').trigger('click')
    expect(screen.get<HTMLDialogElement>('dialog').element.open).toBe(false)
    expect(screen.emitted('jump')).toBeUndefined()
  })

  it('ends the round when asked', async () => {
    const screen = sheet()
    await button(screen, '结束这一轮，看成绩').trigger('click')
    expect(screen.emitted('finish')).toHaveLength(1)
  })

  it('keeps right and wrong to itself until they may be shown', async () => {
    const names = itemNames(await openSheet({ revealed: false }))
    expect(names).toHaveLength(3)
    for (const name of names) expect(name).not.toMatch(/答对|答错/)
  })
})

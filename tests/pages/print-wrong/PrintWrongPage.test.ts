import type { Pinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import PrintWrongPage from '../../../src/pages/print-wrong/PrintWrongPage.vue'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { useElderModeStore } from '../../../src/stores/elder-mode.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { button, heading } from '../../support/by-role.ts'
import { aMiss, aSession, attemptId, NOON } from '../../support/log.ts'
import { questionId } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

let activePinia: Pinia

async function opened(missed: readonly string[], props: Record<string, unknown> = {}) {
  const pinia = await firstPageLoad()
  activePinia = pinia
  const kept = await useStorageStore().ready()
  for (const [at, id] of missed.entries())
    await kept.saveAnswer(
      aMiss({ id: attemptId(`d-${at}`), question: questionId(id), answeredAt: NOON + at }),
      aSession(),
    )
  const { page } = mountPage(PrintWrongPage, pinia, props)
  await until(() => page.find('h1, h2').exists())
  return page
}

describe('PrintWrongPage', () => {
  it('puts the questions on a sheet, without points, and the answers on a page of their own', async () => {
    const page = await opened(['s1p1-01a', 's1p1-03a'])
    const items = page.findAll('[data-testid=sheet-question]')
    expect(items.map((item) => item.get('.stem').text())).toEqual([
      '1. 青山村修了12座桥。（判断）',
      '2. 青山村修了多少座桥？（单选）',
    ])
    const key = page.get('[data-testid=answer-key]')
    expect(key.findAll('tbody tr')).toHaveLength(2)
    expect(key.text()).toContain('12座')
    expect(items.map((item) => item.text()).join()).not.toContain('正确答案')
  })

  it('is large in 长辈模式, and without answers where they are not wanted', async () => {
    const page = await opened(['s1p1-01a'])
    expect(page.get('[data-testid=print-sheet]').classes()).not.toContain('large')
    await page.get('[data-testid=print-key]').setValue(false)
    expect(page.find('[data-testid=answer-key]').exists()).toBe(false)
    useElderModeStore().turn(true)
    const { page: again } = mountPage(PrintWrongPage, activePinia)
    await until(() => again.find('[data-testid=print-sheet]').exists())
    expect(again.get('[data-testid=print-sheet]').classes()).toContain('large')
  })

  it('takes what the list was filtered by', async () => {
    const page = await opened(['s1p1-01a', 's1p1-03a', 's2p1-01a'], { chapter: 's1', form: 'judge' })
    expect(page.findAll('[data-testid=sheet-question]')).toHaveLength(1)
  })

  it('prints', async () => {
    const page = await opened(['s1p1-01a'])
    const print = vi.fn()
    vi.stubGlobal('print', print)
    window.print = print
    await button(page, '打印').trigger('click')
    expect(print).toHaveBeenCalledOnce()
  })

  it('says when there is nothing to print', async () => {
    heading(await opened([]), '错题本是空的')
  })
})

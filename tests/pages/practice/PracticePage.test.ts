import { describe, expect, it } from 'vitest'
import PracticePage from '../../../src/pages/practice/PracticePage.vue'
import { useBankStore } from '../../../src/stores/bank.ts'
import { useLearnerStore } from '../../../src/stores/learner.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { button, field, link, select } from '../../support/by-role.ts'
import { mountPage } from '../../support/screen.ts'

async function opened() {
  const mounted = mountPage(PracticePage, await firstPageLoad())
  await until(() => useLearnerStore().loaded)
  await mounted.page.vm.$nextTick()
  return mounted
}

describe('PracticePage', () => {
  it('starts a shuffled twenty of everything unless told otherwise', async () => {
    const { page, router } = await opened()
    expect(page.get('[role=status]').text()).toBe('这个范围里有 30 题，没做过的先出。')
    await page.get('form').trigger('submit')
    await until(() => router.currentRoute.value.name === 'session')
    const { session } = useSessionStore()
    expect(session?.plan.questions).toHaveLength(20)
    expect(router.currentRoute.value.params).toEqual({ id: session?.plan.id })
  })

  it('starts what was chosen: all of a chapter in authored order', async () => {
    const { page, router } = await opened()
    await field(page, '按专题').setValue(true)
    await select(page, /哪个专题/).setValue('s1')
    await field(page, '按原文顺序').setValue(true)
    await page.get('[data-testid=count-all]').setValue(true)
    expect(page.get('[role=status]').text()).toContain('6 题')
    await page.get('form').trigger('submit')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan).toMatchObject({
      topic: { kind: 'chapter', chapter: 's1' },
      questions: ['s1p1-01a', 's1p1-02a', 's1p1-03a', 's1p1-04a', 's1p1-05a', 's1p1-06a'],
    })
  })

  it('starts all of a form', async () => {
    const { page, router } = await opened()
    await field(page, '按题型').setValue(true)
    await select(page, /哪种题型/).setValue('match')
    await page.get('form').trigger('submit')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().question?.form).toBe('match')
  })

  it('says before the start that a round will be shorter than asked for, and starts that many', async () => {
    const { page, router } = await opened()
    await field(page, '按专题').setValue(true)
    await select(page, /哪个专题/).setValue('s1')
    expect(page.get('[role=status]').text()).toBe('只有 6 题合条件，这一轮就出 6 题。')
    await page.get('[data-testid=count-all]').setValue(true)
    expect(page.get('[role=status]').text()).toBe('这个范围里有 6 题，没做过的先出。')
    await page.get('[data-testid=count-10]').setValue(true)
    await page.get('form').trigger('submit')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session?.plan.questions).toHaveLength(6)
  })

  it('says why nothing can be started', async () => {
    const { page } = await opened()
    await field(page, '收藏的').setValue(true)
    expect(page.get('[role=status]').text()).toContain('还没有收藏的题')
    expect(button(page, '开始练习').element.disabled).toBe(true)
  })

  it('leads to reading each chapter', async () => {
    const { page } = await opened()
    expect(link(page, '种树').attributes('href')).toBe('/reading/s2')
  })

  it('says when the bank does not load, and tries again when asked', async () => {
    const pinia = await firstPageLoad()
    const bank = useBankStore()
    const { loader } = bank
    bank.loader = { ...loader, loadIndex: () => Promise.reject(new Error('offline')) }
    const { page } = mountPage(PracticePage, pinia)
    await until(() => page.text().includes('题目没取到'))
    bank.loader = loader
    await button(page, '再试一次').trigger('click')
    await until(() => page.text().includes('这个范围里有 30 题'))
    expect(page.text()).not.toContain('请看看网络')
  })
})

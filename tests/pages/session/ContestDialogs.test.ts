import type { VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Pinia } from 'pinia'
import type { Router } from 'vue-router'
import SessionPage from '../../../src/pages/session/SessionPage.vue'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { someRules } from '../../support/contest.ts'
import { aPlan } from '../../support/log.ts'
import { aSingle, ONE_OF_EACH } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const PLAN = aPlan({ questions: ONE_OF_EACH.map(({ id }) => id) })
const PAPER = { clock: { kind: 'paper', limitMs: 400_000 } } as const
let pinia: Pinia

beforeEach(async () => {
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
  pinia = await firstPageLoad()
})

/** At the contest's first question, with its dialogs there. */
async function inContest(changes: Partial<ContestRules>, questions = PLAN.questions) {
  const { id } = PLAN
  const plan = {
    ...PLAN,
    questions,
    kind: 'contest' as const,
    topic: { kind: 'contest' as const, preset: 'custom' as const },
    contest: { rules: someRules(changes), number: { deck: 1, go: 0 } },
  }
  await useSessionStore().start(plan)
  const { page, router } = mountPage(SessionPage, pinia, { id })
  await router.push(`/session/${id}`)
  await until(() => page.find('[data-testid=question]').exists() && page.find('dialog').exists())
  return { page, router }
}

const isOpen = (page: VueWrapper, name: string): boolean =>
  page.get<HTMLDialogElement>(`[data-testid=${name}]`).element.open
const press = (page: VueWrapper, name: string) => page.get(`[data-testid=${name}]`).trigger('click')
const route = (router: Router): string => router.currentRoute.value.path

describe('leaving a contest', () => {
  it('whose clock runs on asks, says what follows, and stays when it is told to', async () => {
    const { page, router } = await inContest(PAPER)
    await router.push('/')
    expect(isOpen(page, 'leave-dialog')).toBe(true)
    expect(page.get('[data-testid=leave-dialog]').text()).toMatch(/还剩 6\s分钟.*时间照走.*自动交卷/)
    expect(route(router)).toBe(`/session/${PLAN.id}`)
    await press(page, 'stay')
    expect(isOpen(page, 'leave-dialog')).toBe(false)
    expect(route(router)).toBe(`/session/${PLAN.id}`)
  })

  it('goes where it was asked to when that is meant', async () => {
    const { page, router } = await inContest(PAPER)
    await router.push('/review')
    await press(page, 'leave-anyway')
    await until(() => route(router) === '/review')
  })

  it.each([
    ['without a clock', { clock: { kind: 'none' } }],
    ['that may be paused', { ...PAPER, mayPause: true }],
  ] as const)('%s asks nothing', async (_what, changes) => {
    const { router } = await inContest(changes)
    await router.push('/')
    expect(route(router)).toBe('/')
  })

  it('that is handed in asks nothing', async () => {
    const { router } = await inContest(PAPER)
    useSessionStore().finish()
    await until(() => route(router) === `/result/${PLAN.id}`)
  })
})

describe('handing in', () => {
  const [first] = ONE_OF_EACH
  const single = [first?.id ?? aSingle({}).id]

  it('a paper with every question answered asks once, says what time is left, and can be gone back from', async () => {
    const { page } = await inContest(PAPER, single)
    await page.get('[data-testid=option]').setValue(true)
    await press(page, 'finish')
    await until(() => isOpen(page, 'hand-in-dialog'))
    expect(page.get('[data-testid=hand-in-dialog]').text()).toMatch(/1 题都答了.*还剩 6\s分钟.*不能再改/)
    await press(page, 'go-back')
    expect(isOpen(page, 'hand-in-dialog')).toBe(false)
    expect(useSessionStore().session?.phase).toBe('running')
    await press(page, 'finish')
    await press(page, 'hand-in-anyway')
    expect(useSessionStore().session?.phase).toBe('finished')
  })

  it('names what was marked to be looked at again', async () => {
    const { page } = await inContest({ clock: { kind: 'none' } }, single)
    await page.get('[data-testid=option]').setValue(true)
    await press(page, 'flag')
    await press(page, 'finish')
    await until(() => isOpen(page, 'hand-in-dialog'))
    expect(page.get('[data-testid=open-places]').text()).toContain('标记了要回头看的题：1')
    expect(page.get('[data-testid=open-place]').text()).toBe('1')
    expect(page.get('[data-testid=hand-in-dialog]').text()).not.toContain('还剩')
  })
})

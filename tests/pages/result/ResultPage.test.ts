import { beforeEach, describe, expect, it } from 'vitest'
import type { Pinia } from 'pinia'
import ResultPage from '../../../src/pages/result/ResultPage.vue'
import { rightAnswer } from '../../../src/quiz/judging.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { aPlan } from '../../support/log.ts'
import { ONE_OF_EACH } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const PLAN = aPlan({ questions: ONE_OF_EACH.map(({ id }) => id) })
let pinia: Pinia

beforeEach(async () => {
  pinia = await firstPageLoad()
})

/** The result of a round of which so many questions were answered. */
async function resultAfter(answers: number) {
  const play = useSessionStore()
  await play.start(PLAN)
  await until(() => play.others === 'there')
  for (let at = 0; at < answers; at++) {
    play.choose(play.question ? rightAnswer(play.question) : [])
    play.confirm()
    await until(() => play.saveState === 'saved')
    play.next()
  }
  play.finish()
  const mounted = mountPage(ResultPage, pinia, { id: PLAN.id })
  await until(() => mounted.page.find('[data-testid=score]').exists())
  return mounted
}

describe('ResultPage', () => {
  it('says nothing of open questions where none is', async () => {
    const { page } = await resultAfter(PLAN.questions.length)
    expect(page.text()).not.toContain('没答')
    expect(page.find('[data-testid=go-on]').exists()).toBe(false)
  })

  it('of a round that was ended early says how many are open, and goes on with them', async () => {
    const { page, router } = await resultAfter(2)
    expect(page.text()).toContain('4 题没答')
    await page.get('[data-testid=go-on]').trigger('click')
    await until(() => router.currentRoute.value.name === 'session')
    expect(useSessionStore().session).toMatchObject({ phase: 'running', position: 2 })
  })
})

import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import ResultPage from '../../../src/pages/result/ResultPage.vue'
import { startTime } from '../../../src/quiz/contest/clock.ts'
import { goOf, startContest } from '../../../src/quiz/contest/contest-session.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { pointsFor } from '../../../src/quiz/contest/points.ts'
import { customDraw } from '../../../src/quiz/contest/custom-draw.ts'
import type { ContestRules } from '../../../src/quiz/contest/rules.ts'
import { rightAnswer } from '../../../src/quiz/judging.ts'
import type { Answer } from '../../../src/quiz/question.ts'
import { finishSession, startSession } from '../../../src/quiz/session.ts'
import type { FinishedSession } from '../../../src/quiz/session.ts'
import { useSessionStore } from '../../../src/stores/session.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, until } from '../../support/app.ts'
import { field, hasButton, heading, nameOf } from '../../support/by-role.ts'
import { someRules } from '../../support/contest.ts'
import { aGiven, aPlan, attemptId, HOUR, NOON, sessionId } from '../../support/log.ts'
import { ONE_OF_EACH } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

const ONE_EACH = { single: 1, multiple: 1, judge: 1, blank: 1, order: 1, match: 1 }
const RULES = someRules({ draw: customDraw(ONE_EACH), clock: { kind: 'none' } })

/** A finished go over one question of each form; `right` of them answered right, the next one wrong, the rest not. */
function aFinishedGo(
  right: number,
  {
    rules = RULES,
    setBack = false,
    id = 'session-1',
    at = NOON,
  }: Partial<{ rules: ContestRules; setBack: boolean; id: string; at: number }> = {},
): FinishedSession {
  const plan = aPlan({
    id: sessionId(id),
    kind: 'contest',
    topic: { kind: 'contest', preset: rules.id },
    questions: ONE_OF_EACH.map((question) => question.id),
    contest: { rules, number: { deck: 5, go: 0 } },
    createdAt: at,
  })
  const started = startContest(startSession(plan), startTime({ wall: at, monotonic: 0 }))
  const given = ONE_OF_EACH.map((question, place) => {
    if (place > right) return null
    const answer: Answer =
      place < right ? rightAnswer(question) : question.form === 'multiple' ? ['b'] : ['no']
    const points = pointsFor(rules, question, answer, 5000)
    return aGiven({ attempt: attemptId(`${id}-${place}`), answer, right: points.right, points: points.total })
  })
  const ended = {
    ...started,
    given,
    contest: started.contest && { ...started.contest, now: at + 30_000, setBack },
  }
  return finishSession(ended, at + 30_000)
}

async function opened(session: FinishedSession, ...earlier: readonly FinishedSession[]): Promise<VueWrapper> {
  const pinia = await firstPageLoad()
  const kept = await useStorageStore().ready()
  for (const other of [...earlier, session]) await kept.saveSession(other)
  const { page } = mountPage(ResultPage, pinia, { id: session.plan.id })
  await until(() => page.find('[aria-labelledby=own-title]').exists())
  return page
}

const score = (page: VueWrapper) => page.get('[data-testid=score]').attributes()
const rows = (page: VueWrapper) =>
  page.findAll('[data-testid=result-row]').map((row) => row.attributes('data-outcome'))

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOON + HOUR }))
afterEach(() => void vi.useRealTimers())

describe('the result of a contest', () => {
  it('shows points, and what is behind every one of them', async () => {
    const page = await opened(aFinishedGo(3))
    expect(score(page)).toMatchObject({ 'data-right': '3', 'data-total': '6', 'data-points': '30' })
    expect(rows(page)).toEqual(['right', 'right', 'right', 'wrong', 'open', 'open'])
    expect(page.findAll('[data-testid=points-lines]').map((line) => line.text())).toEqual([
      '答对，得 10 分。', '答对，得 10 分。', '答对，得 10 分。', '答错，得 0 分。', '没有作答，得 0 分。', '没有作答，得 0 分。',
    ]) // prettier-ignore
    expect(page.text()).toContain('用时 30\u00a0秒')
  })

  it('adds up by chapter and by form', async () => {
    const page = await opened(aFinishedGo(3))
    const [chapters, forms] = page.findAll('table')
    expect(chapters?.text()).toContain('修桥3 / 630 分')
    expect(forms?.findAll('tbody tr').map((row) => row.text())).toEqual([
      '单选1 / 110 分', '多选1 / 110 分', '判断1 / 110 分', '填空0 / 10 分', '排序0 / 10 分', '配对0 / 10 分',
    ]) // prettier-ignore
  })

  it('filters what was not right, the unanswered ones with the wrong ones', async () => {
    const page = await opened(aFinishedGo(3))
    await field(page, '只看没答对的（3 题）').setValue(true)
    expect(rows(page)).toEqual(['wrong', 'open', 'open'])
  })

  it('offers as many to be done again as were not right, the unanswered ones too', async () => {
    const page = await opened(aFinishedGo(3))
    expect(nameOf(page.get('[data-testid=wrong-again]').element)).toBe('没答对的 3 题再做一遍')
    await page.get('[data-testid=wrong-again]').trigger('click')
    await until(() => useSessionStore().session?.plan.topic.kind === 'wrong-again')
    const left = ONE_OF_EACH.slice(3).map(({ id }) => id)
    expect(useSessionStore().session?.plan.questions).toEqual(left)
  })

  it('has nothing to filter nor to practise when all was right', async () => {
    const page = await opened(aFinishedGo(6))
    expect(page.text()).toContain('每一题都答对了')
    expect(page.find('[data-testid=wrong-again]').exists()).toBe(false)
  })

  it('compares with nobody when it is the first', async () => {
    const page = await opened(aFinishedGo(3))
    expect(page.get('[data-testid=first-go]').text()).toContain('第一次')
    expect(page.find('[data-testid=percentile]').exists()).toBe(false)
  })

  it('compares with the earlier goes of the same format', async () => {
    const earlier = aFinishedGo(2, { id: 'session-0', at: NOON - HOUR })
    const page = await opened(aFinishedGo(3), earlier)
    expect(goOf(earlier)?.points).toBe(20)
    expect(page.get('[data-testid=percentile]').attributes('data-percent')).toBe('100')
    expect(page.get('[data-testid=against-best]').text()).toContain('这次多 10 分')
    expect(page.text()).toContain('新的最好成绩')
  })

  it('says when the clock has handed it in, or the rules, and nothing otherwise', async () => {
    const early = someRules({ ending: { kind: 'pass', points: 60, early: true } })
    const timed = someRules({ clock: { kind: 'paper', limitMs: 30_000 } })
    for (const [rules, by] of [
      [RULES, undefined],
      [timed, 'clock'],
      [early, 'rules'],
    ] as const) {
      const page = await opened(aFinishedGo(1, { rules }))
      const note = page.find('[data-testid=ended-by]')
      expect(note.exists() ? note.attributes('data-by') : undefined).toBe(by)
      page.unmount()
    }
  })

  it.each([
    [6, '及格（50 分及格）'],
    [2, '没有及格（50 分及格）'],
  ])('says whether %i right answers pass', async (right, expected) => {
    const rules = someRules({ ending: { kind: 'pass', points: 50, early: false } })
    const page = await opened(aFinishedGo(right, { rules }))
    expect(page.get('[data-testid=verdict]').text()).toBe(expected)
  })

  it('notes that the system clock was set back', async () => {
    const page = await opened(aFinishedGo(3, { setBack: true }))
    expect(page.get('[data-testid=set-back]').text()).toContain('系统时间被往回调过')
  })

  it('leaves out what was never asked after the first miss', async () => {
    const rules = someRules({ ending: { kind: 'first-miss' } })
    const page = await opened(aFinishedGo(2, { rules }))
    expect(rows(page)).toEqual(['right', 'right', 'wrong'])
    expect(page.text()).toContain('后面的题没有出')
    expect(page.text()).toContain('连对 2 题')
  })

  it('offers another go while the rules allow one', async () => {
    expect(hasButton(await opened(aFinishedGo(3)), '再答一次')).toBe(true)
    const once = someRules({ goesInAll: 1 })
    expect(hasButton(await opened(aFinishedGo(3, { rules: once })), '再答一次')).toBe(false)
  })

  it('tells the season for a format that has one', async () => {
    const page = await opened(aFinishedGo(3, { rules: PRESETS.bainian }))
    expect(page.get('[data-testid=season-total]').text()).toContain('本赛季累计 30 分')
    expect(page.text()).toContain('启航')
  })

  it('puts the typed name into the result code, and says what the code proves', async () => {
    const page = await opened(aFinishedGo(3))
    const code = () => page.get('[data-testid=result-code]').text()
    const nameless = code()
    await field(page, /^名字/).setValue('周晓帆')
    expect(code()).not.toBe(nameless)
    expect(page.text()).toContain('不能证明是谁答的')
    expect(page.get('[data-testid=paper-code]').text()).toMatch(/^[2-9A-HJ-NP-Z-]+$/)
  })

  it('gives no codes for a paper of another edition', async () => {
    const session = aFinishedGo(3)
    const page = await opened({ ...session, plan: { ...session.plan, edition: '2020.01' } })
    expect(page.find('[data-testid=paper-code]').exists()).toBe(false)
    expect(page.text()).toContain('题库已经换了版本')
  })

  it('leaves the result of a practice round as it was', async () => {
    const pinia = await firstPageLoad()
    const kept = await useStorageStore().ready()
    await kept.saveSession(finishSession(startSession(aPlan()), NOON))
    const { page } = mountPage(ResultPage, pinia, { id: 'session-1' })
    await until(() => page.find('[data-testid=score]').exists())
    heading(page, '这一轮的成绩')
    expect(score(page)).not.toHaveProperty('data-points')
  })
})

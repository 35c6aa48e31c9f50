import { rewriteSession } from './support/database.ts'
import { answer, questionOn } from './support/play.ts'
import { expect, test } from './support/page-test.ts'

const UNKNOWN = [
  { what: 'session', route: '/session/not-a-session', says: '找不到这次答题', leadsTo: '回到今日' },
  { what: 'session without an id', route: '/session/', says: '没有这个页面', leadsTo: '回到今日' },
  {
    what: 'session with a damaged address',
    route: '/session/%E0%A4',
    says: '找不到这次答题',
    leadsTo: '回到今日',
  },
  { what: 'result', route: '/result/not-a-session', says: '找不到这次答题', leadsTo: '回到今日' },
  { what: 'chapter', route: '/reading/s9', says: '没有这个专题', leadsTo: '练习' },
  { what: 'route', route: '/somewhere/else', says: '没有这个页面', leadsTo: '回到今日' },
] as const

for (const { what, route, says, leadsTo } of UNKNOWN) {
  test(`an unknown ${what} is called so and leads home`, async ({ page }) => {
    await page.goto(`./#${route}`)
    await expect(page.getByRole('heading', { name: says })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: leadsTo }).click()
    if (leadsTo === '练习') await page.getByRole('link', { name: '今日' }).click()
    await expect(page.getByTestId('start-daily')).toBeVisible()
  })
}

test('a question the bank no longer has is called so, and the round goes on or ends without it', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await page.getByTestId('start-practice').click()
  const session = (await questionOn(page).getAttribute('data-session-id')) ?? ''
  await rewriteSession(page, session, (row) => {
    const questions = row.session.plan.questions.map((id, at) => (at === 0 ? 's9p9-99z' : id))
    return { ...row, session: { ...row.session, plan: { ...row.session.plan, questions } } }
  })
  await page.reload()
  const gone = page.getByTestId('question-gone')
  await expect(gone.getByRole('heading')).toHaveText('这道题已不在题库里')
  await gone.getByRole('link', { name: '回到今日' }).click()
  await page.getByTestId('resume').click()

  await gone.getByRole('button', { name: '下一题' }).click()
  await expect(page.getByTestId('place')).toHaveText('2 / 20')
  await answer(page, key, 'right')
  await page.getByTestId('leave').click()
  await rewriteSession(page, session, (row) => ({ ...row, session: { ...row.session, position: 0 } }))
  await page.reload()
  await page.getByTestId('resume').click()
  await gone.getByRole('button', { name: '看成绩' }).click()
  await expect(page.getByTestId('score')).toHaveAttribute('data-right', '1')
})

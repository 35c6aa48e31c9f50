// Every format played through to its result, with the points its rules say; handing in; pausing; by keyboard alone.
import { answerTo } from './support/answer-key.ts'
import { expect, test } from './support/page-test.ts'
import { begin, handIn, playOn, startContest } from './support/contest.ts'
import { chooseByKeyboard, tabTo } from './support/keyboard.ts'
import { answer, choose, questionOn, questionOnScreen, visit } from './support/play.ts'

const everyFifth = (total: number): number[] => Array.from({ length: total / 5 }, (_, at) => 5 * (at + 1))

test.describe('each format is played through', () => {
  for (const [preset, total, points] of [
    ['timed', 20, 80],
    ['hundred', 100, 80],
    ['mock', 100, 80],
  ] as const)
    test(`${preset}: ${points} points for four right of five`, async ({ page, key }) => {
      await begin(page, preset)
      await playOn(page, key, everyFifth(total))
      const score = page.getByTestId('score')
      await expect(score).toHaveAttribute('data-total', String(total))
      await expect(score).toHaveAttribute('data-right', String((total / 5) * 4))
      await expect(score).toHaveAttribute('data-points', String(points))
      await expect(page.getByTestId('result-row')).toHaveCount(total)
      await expect(page.getByTestId('wrong-again')).toContainText(`${total / 5} 题`)
      await expect(page.getByTestId('ended-by')).toHaveCount(0)
      if (preset === 'mock') await expect(page.getByTestId('verdict')).toContainText('没有及格')
      if (preset !== 'timed') return
      // One go a day: the second is not to be had, and says so.
      await visit(page, '/contest')
      await expect(page.getByTestId('start-contest-timed')).toBeDisabled()
    })

  test('mock, where it may end early: over as soon as a pass is out of reach', async ({ page, key }) => {
    await page.goto('./')
    await visit(page, '/contest')
    await page.getByTestId('mock-early').check()
    await startContest(page, 'mock')
    await playOn(page, key, everyFifth(100))
    await expect(page.getByTestId('score')).toHaveAttribute('data-right', '44')
    await expect(page.getByTestId('ended-by')).toHaveAttribute('data-by', 'rules')
    await expect(page.getByTestId('verdict')).toContainText('没有及格')
  })

  test('survival: the first miss ends it', async ({ page, key }) => {
    await begin(page, 'survival')
    await playOn(page, key, [4])
    await expect(page.getByTestId('score')).toHaveAttribute('data-points', '3')
    await expect(page.getByTestId('result-row')).toHaveCount(4)
    await expect(page.getByText('后面的题没有出')).toBeVisible()
  })

  test('speed: slower is worth less, too late nothing', async ({ page, key }) => {
    await page.clock.install()
    await begin(page, 'speed')
    // From here on time passes only by the seconds named below.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
    const worth = [5, 4, 1] as const
    for (const [at, seconds] of [2, 6, 18].entries()) {
      await expect(page.getByTestId('place')).toHaveText(`${at + 1} / 20`)
      await page.clock.runFor(seconds * 1000)
      await answer(page, key, 'right')
      await page.getByTestId('next').click()
    }
    await expect(page.getByTestId('place')).toHaveText('4 / 20')
    await page.clock.runFor(11_000)
    await expect(page.getByTestId('time-said')).toHaveText('还剩 10 秒')
    await page.clock.runFor(10_000)
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'wrong')
    await page.getByTestId('next').click()
    await expect(page.getByTestId('time-said')).toHaveText('')
    await page.clock.resume()
    await playOn(page, key, [5])
    const rows = page.getByTestId('result-row')
    await expect(rows).toHaveCount(20)
    const points = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-points'))))
    // The first was on the screen for a second more, until the clock stood.
    expect(points.slice(0, 5)).toEqual([...worth, 0, 0])
    await expect(rows.nth(3).getByTestId('points-lines')).toContainText('时间')
    expect(points.slice(5).every((one) => one >= 1 && one <= 5)).toBe(true)
    const sum = points.reduce((all, one) => all + one, 0)
    await expect(page.getByTestId('score')).toHaveAttribute('data-points', String(sum))
  })

  test('daily: ten with a verdict after each, the same again that day', async ({ page, key }) => {
    await begin(page, 'daily')
    for (let place = 1; place <= 10; place++) {
      await expect(page.getByTestId('place')).toHaveText(`${place} / 10`)
      await answer(page, key, place === 3 ? 'wrong' : 'right')
      await page.getByTestId('next').click()
    }
    await expect(page.getByTestId('score')).toHaveAttribute('data-right', '9')
    await visit(page, '/contest')
    await page.getByTestId('start-contest-daily').click()
    await expect(page.getByTestId('score')).toHaveAttribute('data-right', '9')
  })

  test('custom: own rules, part marks and a penalty, saved under a name', async ({ page, key }) => {
    await page.goto('./')
    await visit(page, '/contest')
    await page.getByTestId('start-contest-custom').click()
    for (const [form, count] of Object.entries({ single: '2', multiple: '1', judge: '1' }))
      await page.getByTestId(`count-${form}`).fill(count)
    await page.getByTestId('count-blank').fill('201')
    await expect(page.getByTestId('custom-problems')).toContainText('要在 0 到 200 之间')
    await expect(page.getByTestId('custom-start')).toBeDisabled()
    await page.getByTestId('count-blank').fill('')
    await page.getByTestId('paper-minutes').fill('0')
    await expect(page.getByTestId('custom-problems')).toContainText('“全卷时间”要在 10')
    await page.getByTestId('paper-minutes').fill('5')
    await page.getByLabel('多选题怎样给分').selectOption('part')
    await page.getByLabel('答错一题扣几分').fill('2')
    await page.getByTestId('custom-name').fill('周五赛')
    await page.getByTestId('custom-save').click()
    await expect(page.getByText('已存下“周五赛”')).toBeVisible()

    await visit(page, '/contest')
    await page.getByTestId('start-own').click()
    let part = 0
    for (const [at, outcome] of (['right', 'wrong', 'wrong', 'right'] as const).entries()) {
      await expect(page.getByTestId('place')).toHaveText(`${at + 1} / 4`)
      const question = await questionOnScreen(page, key)
      if (question.form === 'multiple') part = Math.round((5 / question.right.length) * 10) / 10
      await choose(page, question, answerTo(question, outcome))
      if (at < 3) await page.getByTestId('next').click()
    }
    await handIn(page)
    // Right 5, wrong -2, one right option of a multiple question its share, right 5.
    await expect(page.getByTestId('score')).toHaveAttribute('data-points', String(5 - 2 + part + 5))
    await expect(page.getByRole('heading', { name: '竞赛成绩' })).toBeVisible()
    await expect(page.getByText('周五赛').first()).toBeVisible()
  })
})

test('handing in lists what is open, goes to one of them, and repeats them afterwards', async ({
  page,
  key,
}) => {
  await begin(page, 'bainian')
  for (const place of [1, 4, 5]) {
    await page.getByTestId('sheet').click()
    await page
      .getByTestId('sheet-item')
      .nth(place - 1)
      .click()
    await expect(page.getByTestId('place')).toHaveText(`${place} / 10`)
    const question = await questionOnScreen(page, key)
    await choose(page, question, answerTo(question, 'right'))
  }
  await page.getByTestId('flag').click()
  await page.getByTestId('sheet').click()
  await expect(page.getByRole('button', { name: '第 5 题，已选，已标记' })).toBeVisible()
  await page.getByTestId('finish').click()
  await expect(page.getByTestId('open-places')).toContainText('没答的题：2–3、6–10。')
  await page.getByRole('button', { name: '去第 7 题' }).click()
  await expect(page.getByTestId('place')).toHaveText('7 / 10')
  await page.getByTestId('sheet').click()
  await page.getByTestId('finish').click()
  await page.getByTestId('hand-in-anyway').click()
  await expect(page.getByTestId('score')).toHaveAttribute('data-points', '30')
  await page.getByTestId('wrong-again').click()
  await expect(page.getByTestId('place')).toHaveText('1 / 7')
})

test('a pause hides the question and stops the time, and exists only where the rules allow it', async ({
  page,
}) => {
  await page.clock.install()
  await begin(page, 'bainian')
  await page.getByTestId('pause').click()
  await expect(questionOn(page)).toHaveCount(0)
  await expect(page.getByTestId('unpause')).toBeFocused()
  const stood = await page.getByTestId('clock').textContent()
  await page.clock.runFor(90_000)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('clock')).toHaveText(stood ?? '')
  await expect(page.getByTestId('place')).toHaveText('1 / 10')
  await page.keyboard.press('Enter')
  await expect(questionOn(page)).toBeVisible()
  await page.clock.runFor(90_000)
  await expect(page.getByTestId('clock')).toContainText('1:3')

  await begin(page, 'timed')
  await expect(page.getByTestId('clock')).toBeVisible()
  await expect(page.getByTestId('pause')).toHaveCount(0)
})

test('a contest goes from 竞赛 to its result by keyboard alone', async ({ page, key }) => {
  await page.goto('./')
  await expect(page.getByTestId('start-daily')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: '竞赛', exact: true }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByTestId('start-contest-bainian'))
  await page.keyboard.press('Enter')
  for (let place = 1; place <= 10; place++) {
    await expect(page.getByTestId('place')).toHaveText(`${place} / 10`)
    // The second is left open for the list.
    const question = await questionOnScreen(page, key)
    if (place !== 2) await chooseByKeyboard(page, question, answerTo(question, 'right'))
    await page.keyboard.press(place < 10 ? 'ArrowRight' : 'Enter')
  }
  await expect(page.getByTestId('hand-in-dialog')).toBeVisible()
  await tabTo(page, page.getByTestId('open-place'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('place')).toHaveText('2 / 10')
  const question = await questionOnScreen(page, key)
  await chooseByKeyboard(page, question, answerTo(question, 'wrong'))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('hand-in-anyway')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByTestId('score')).toHaveAttribute('data-points', '90')
  await tabTo(page, page.getByTestId('only-wrong'))
  await page.keyboard.press('Space')
  await expect(page.getByTestId('result-row')).toHaveCount(1)
  await tabTo(page, page.getByTestId('make-certificate'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('certificate-image')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('make-certificate')).toBeFocused()
})

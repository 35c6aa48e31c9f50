// After a miss: what is right, and beside it where the wrong answer belongs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseChapter } from '../../src/bank/parse-compiled.ts'
import { elsewhereIn } from '../../src/quiz/elsewhere.ts'
import { BUILD } from './support/build.ts'
import { expect, test } from './support/page-test.ts'
import { finishEarly, questionOn, visit } from './support/play.ts'

const chapters = readdirSync(join(BUILD, 'assets'))
  .filter((name) => /^chapter-.+\.json$/.test(name))
  .map((name) => parseChapter(JSON.parse(readFileSync(join(BUILD, 'assets', name), 'utf8'))))
const find = elsewhereIn(chapters.flatMap(({ facts }) => facts))

test('a miss shows its fact beside that of the wrong answer, at once, in the result and in the wrong book', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await visit(page, '/practice')
  await page.getByTestId('scope-form').check()
  await page.getByTestId('count-all').check()
  await page.getByTestId('practice-start').click()
  // The first of the round that has an option of which the bank knows where it belongs.
  for (;;) {
    const question = key.get((await questionOn(page).getAttribute('data-question-id')) ?? '')
    if (question?.form !== 'single') throw new Error('a single choice was asked for')
    const known = question.options
      .map(({ id }) => ({ id, elsewhere: find(question, [id]) }))
      .find(({ elsewhere }) => elsewhere !== undefined)
    if (!known?.elsewhere) {
      await page.keyboard.press('ArrowRight')
      await expect(questionOn(page)).not.toHaveAttribute('data-question-id', question.id)
      continue
    }
    await page.locator(`[data-option-id="${known.id}"]`).check()
    await page.getByTestId('confirm').click()
    const shown = page.getByTestId('missed-facts')
    await expect(shown).toContainText(`你选的：${known.elsewhere.text}`)
    await expect(shown).toContainText(known.elsewhere.fact.statement)
    await expect(shown).toContainText('正确的：')
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-saved', 'true')

    await finishEarly(page)
    await expect(page.getByTestId('elsewhere')).toContainText(known.elsewhere.fact.statement)
    await visit(page, '/review')
    await page.getByTestId('wrong-row').locator('summary').first().click()
    await expect(page.getByTestId('elsewhere')).toContainText(known.elsewhere.fact.statement)
    return
  }
})

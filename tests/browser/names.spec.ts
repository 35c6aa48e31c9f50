import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './support/page-test.ts'
import { chooseSettings } from './support/look.ts'
import { APP_PAGES, LATER_PAGES } from './support/pages.ts'
import { answer, FORMS, goOn, practiseForm, visit } from './support/play.ts'
import { giveVoices } from './support/voices.ts'

// What a screen reader is given: the browser's own accessibility tree, not our markup.
const CONTROLS =
  /^(button|link|radio|checkbox|switch|textbox|searchbox|combobox|spinbutton|slider|menuitem|tab|progressbar|progressIndicator|dialog|navigation|summary|DisclosureTriangle|image|img)$/
/** Names that need no Chinese: codes, addresses, letters of options, figures. */
const NEEDS_NO_CHINESE = /^[\d\s.,:：/%+A-Z-]+$/

test('every control of every page has a name in Chinese', async ({ page }) => {
  const tree = await page.context().newCDPSession(page)
  await page.goto('./')
  for (const { route, shows } of [...APP_PAGES, ...LATER_PAGES]) {
    await visit(page, route)
    await expect(shows(page), route).toBeVisible()
    if (route === '/plan') await expect(page.locator('input[type=date]')).toBeVisible()
    await expectNames(tree, route)
  }
})

test('so has every control of a question, its feedback and its dialogs', async ({ page, key }) => {
  await giveVoices(page, [{ lang: 'zh-CN', localService: true }])
  await chooseSettings(page, { readAloud: 'button' })
  const tree = await page.context().newCDPSession(page)
  await page.goto('./')
  for (const form of FORMS) {
    await practiseForm(page, form)
    await expect(page.getByTestId('read-aloud')).toBeVisible()
    await expectNames(tree, `${form}, asked`)
    await answer(page, key, 'wrong')
    await expectNames(tree, `${form}, answered`)
  }
  await page.getByTestId('sheet').click()
  await expect(page.getByTestId('finish')).toBeVisible()
  await expectNames(tree, 'answer sheet')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByTestId('key-hints')).toBeVisible()
  await expectNames(tree, 'key hints')
})

test('focus goes to what is new: the verdict, the next stem, the next page', async ({ page, key }) => {
  await page.goto('./')
  await page.getByTestId('start-daily').click()
  await expectFocus(page, 'stem')
  await answer(page, key, 'wrong')
  await expectFocus(page, 'verdict')
  await goOn(page)
  await expectFocus(page, 'stem')
  // A dialog takes the focus and gives it back.
  await page.getByTestId('sheet').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('finish')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('sheet')).toBeFocused()
  await page.getByTestId('leave').click()
  await expect(page.getByRole('heading', { level: 1, name: '百年千题' })).toBeFocused()
})

test('every page has its heading focused when it comes, and is titled by it', async ({ page }) => {
  await page.goto('./')
  await expect(page).toHaveTitle('百年千题')
  for (const { route, shows } of APP_PAGES.slice(1)) {
    await visit(page, route)
    await expect(shows(page), route).toBeVisible()
    const heading = page.locator('main h1').first()
    await expect(heading, route).toBeFocused()
    // Both of the page that comes, whichever was there a moment ago.
    await expect
      .poll(async () => (await page.title()) === `${await heading.innerText()} · 百年千题`, route)
      .toBe(true)
  }
  await visit(page, '/')
  await expect(page).toHaveTitle('百年千题')
  await page.getByTestId('start-practice').click()
  await expect(page).toHaveTitle('答题 · 百年千题')
})

test('no two buttons of a list have one name, and one that is pressed keeps the focus', async ({
  page,
  key,
}) => {
  await page.goto('./')
  await page.getByTestId('start-daily').click()
  for (let at = 0; at < 2; at++) {
    await answer(page, key, 'wrong')
    await goOn(page)
  }
  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(2)
  for (const route of ['/review', '/contest']) {
    await visit(page, route)
    const buttons = page.locator('main article.card button:not([data-testid^=share])')
    // The cards come in one by one, after the page itself.
    await expect(async () => {
      const names = await buttons.evaluateAll((all) =>
        all.filter((each) => each.checkVisibility()).map((each) => each.ariaLabel ?? each.textContent.trim()),
      )
      expect(names.length).toBeGreaterThan(2)
      expect(new Set(names).size, names.join()).toBe(names.length)
    }).toPass()
  }
  await visit(page, '/review')
  await page.getByTestId('remove').first().press('Enter')
  await expect(page.getByTestId('put-back')).toBeFocused()
  await visit(page, '/data')
  // The same key at once would be the second half of a double press.
  await page.keyboard.press('Tab')
  await page.getByTestId('backup-make').press('Enter')
  await expect(page.getByTestId('backup-made')).toBeVisible()
  await expect(page.getByTestId('backup-make')).toBeFocused()
})

test('verdicts are told by a live region that was announced as one', async ({ page, key }) => {
  await page.goto('./')
  await page.getByTestId('start-daily').click()
  await answer(page, key, 'right')
  const verdict = page.getByRole('status').filter({ has: page.getByRole('heading', { name: '答对了' }) })
  await expect(verdict).toHaveAttribute('data-testid', 'feedback')
})

async function expectFocus(page: Page, id: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id)
}

interface Node {
  readonly nodeId: string
  readonly parentId?: string
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
}

async function expectNames(tree: CDPSession, where: string): Promise<void> {
  const { nodes } = (await tree.send('Accessibility.getFullAXTree')) as unknown as { readonly nodes: Node[] }
  const known = new Map(nodes.map((node) => [node.nodeId, node]))
  // The fields inside a date are the browser's own, in the browser's language.
  const isBrowsers = ({ parentId }: Node): boolean => {
    const parent = parentId === undefined ? undefined : known.get(parentId)
    return parent !== undefined && (parent.role?.value === 'Date' || isBrowsers(parent))
  }
  const controls = nodes.filter(
    (node) => !node.ignored && CONTROLS.test(node.role?.value ?? '') && !isBrowsers(node),
  )
  expect(controls.length, where).toBeGreaterThan(0)
  const bad = controls
    .filter(({ name }) => {
      const text = name?.value.trim() ?? ''
      return text === '' || !(/\p{Script=Han}/u.test(text) || NEEDS_NO_CHINESE.test(text))
    })
    .map(({ role, name }) => `${role?.value ?? ''} “${name?.value ?? ''}”`)
  expect(bad, where).toEqual([])
}

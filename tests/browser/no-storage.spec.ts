import { answer, goOn, questionOn, visit } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

/** Ways in which browsers refuse to keep anything; each runs in the page before the app does. */
const REFUSALS: Readonly<Record<string, () => void>> = {
  'is absent': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  },
  'throws when opened': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
  },
  'fires an error when opened': () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget() as IDBOpenDBRequest
      Object.defineProperty(request, 'error', { value: new DOMException('Internal error.', 'UnknownError') })
      setTimeout(() => {
        const event = new Event('error', { cancelable: true })
        Object.defineProperty(event, 'target', { value: request })
        request.onerror?.(event)
      })
      return request
    }
  },
}

for (const [refusal, install] of Object.entries(REFUSALS)) {
  test(`no IndexedDB or private window: when IndexedDB ${refusal}, the app says that nothing will be kept, and one can still practise`, async ({
    page,
    key,
  }) => {
    await page.addInitScript(install)
    await page.goto('./')
    await expect(page.getByTestId('not-kept')).toContainText('关掉页面后什么都不会留下')

    await page.getByTestId('start-practice').click()
    for (const outcome of ['right', 'wrong'] as const) {
      await answer(page, key, outcome, { saved: false })
      await expect(questionOn(page)).toContainText('关掉就没有了')
      await expect(questionOn(page)).not.toContainText('已保存')
      await goOn(page)
    }

    await visit(page, '/')
    await expect(page.getByTestId('resume')).toBeVisible()
    await expect(page.getByTestId('not-kept')).toBeVisible()
    await visit(page, '/review')
    await expect(page.getByTestId('wrong-row')).toHaveCount(1)
    await visit(page, '/about')
    await expect(page.getByTestId('storage-state')).toHaveAttribute('data-status', 'not-kept')
  })
}

test('open hangs or is blocked: the app says what it waits for', async ({ page }) => {
  await page.clock.install()
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  })
  await page.goto('./')
  await expect(page.getByTestId('start-daily')).toBeVisible()
  await expect(page.getByText('数据库打开得很慢')).toHaveCount(0)
  await page.clock.fastForward(5000)
  await expect(page.getByText('数据库打开得很慢')).toBeVisible()
  await expect(page.getByTestId('not-kept')).toHaveCount(0)
})

// Another page shows the app in a frame, to lead a finger to buttons that it hides.
import { createServer } from 'node:http'
import type { OutgoingHttpHeaders } from 'node:http'
import { createStaticServer } from '../../scripts/support/static-server.mjs'
import { BUILD } from './support/build.ts'
import { startServer } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'
import { answer } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

const FRAME = '<!doctype html><iframe src="/#ROUTE" width="360" height="640"></iframe>'

/** A host with the app and the other page on it. */
function hostWith({ headers }: { readonly headers: boolean }): Promise<BuildServer> {
  const build = createStaticServer({ folder: BUILD, base: '/' })
  return startServer(
    createServer((request, response) => {
      const route = /^\/other\/(.*)$/.exec(request.url ?? '')?.[1]
      if (route !== undefined)
        return response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end(FRAME.replace('ROUTE', `/${route}`))
      const writeHead = response.writeHead.bind(response)
      if (!headers)
        response.writeHead = ((status: number, sent: OutgoingHttpHeaders) =>
          writeHead(status, { ...sent, 'Content-Security-Policy': [] })) as typeof writeHead
      return build.emit('request', request, response)
    }),
  )
}

for (const route of ['', 'data', 'start', 'session/some-id']) {
  test(`in a frame the app does not act, whatever was asked for: #/${route}`, async ({
    page,
    context,
    key,
  }) => {
    const host = await hostWith({ headers: false })
    await page.goto(`${host.url}other/${route}`)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('heading', { name: '这里打开不了' })).toBeVisible()
    await expect(frame.getByRole('button')).toHaveCount(0)
    await expect(frame.getByTestId('question')).toHaveCount(0)
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)

    const [alone] = await Promise.all([context.waitForEvent('page'), frame.getByRole('link').click()])
    if (route === '') {
      await alone.getByTestId('start-practice').click()
      await answer(alone, key, 'right')
    }
    await expect(alone.getByTestId('start-practice').or(alone.getByTestId('question'))).toBeVisible()
    await host.stop()
  })
}

test('where the host sends the headers, the browser shows nothing in the frame', async ({ page, faults }) => {
  const host = await hostWith({ headers: true })
  await page.goto(`${host.url}other/`)
  await expect.poll(() => faults.join()).toContain('frame-ancestors')
  faults.length = 0
  await expect(page.frameLocator('iframe').locator('#app')).toHaveCount(0)
  await host.stop()
})

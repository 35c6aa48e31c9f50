import { createServer } from 'node:http'
import { startServer } from './support/build-server.ts'
import { APP_PAGES } from './support/pages.ts'
import { answer, FORMS, finishEarly, offlineReady, practiseForm, visit } from './support/play.ts'
import { expect, test } from './support/app-test.ts'

test('a tour of every page and form asks no other origin and breaks no policy', async ({
  page,
  context,
  baseURL,
  key,
}) => {
  const origins = new Set<string>()
  context.on('request', (request) => origins.add(new URL(request.url()).origin))
  page.on('websocket', (socket) => origins.add(new URL(socket.url()).origin))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const seen = JSON.parse(sessionStorage.getItem('violations') ?? '[]') as string[]
      sessionStorage.setItem('violations', JSON.stringify([...seen, `${violatedDirective} ${blockedURI}`]))
    })
  })

  await page.goto('./')
  await offlineReady(page)
  for (const { route, shows } of APP_PAGES) {
    await visit(page, route)
    await expect(shows(page), route).toBeVisible()
  }
  for (const form of FORMS) {
    await practiseForm(page, form)
    await answer(page, key, 'wrong')
    await finishEarly(page)
  }
  await visit(page, '/review')
  await expect(page.getByTestId('wrong-row')).toHaveCount(FORMS.length)
  await page.getByTestId('remove').first().click()
  await page.getByTestId('shelf-archive').click()
  await expect(page.getByTestId('put-back')).toBeVisible()
  // A second start, now answered by the worker.
  await page.reload()
  await expect(page.getByTestId('shelf-book')).toBeVisible()

  expect([...origins]).toEqual([new URL(baseURL ?? '').origin])
  expect(await page.evaluate(() => sessionStorage.getItem('violations'))).toBeNull()
})

test('the policy refuses scripts, markup and addresses made from strings, and the worker still registers', async ({
  page,
  faults,
}) => {
  await page.goto('./')
  await offlineReady(page)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)).toBe(
    page.url().replace(/#.*/, ''),
  )

  const outcomes = await page.evaluate(async () => {
    const tried = (act: () => unknown): string => {
      try {
        act()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    const ran = window as unknown as { ran?: string[] }
    ran.ran = []
    const inline = document.createElement('script')
    inline.append("window.ran.push('inline')")
    document.body.append(inline)
    const foreign = document.createElement('img')
    const loaded = new Promise<string>((resolve) => {
      foreign.onload = () => resolve('loaded')
      foreign.onerror = () => resolve('refused')
    })
    foreign.src = 'https://example.invalid/pixel.png'
    return {
      innerHtml: tried(
        () => (document.createElement('p').innerHTML = '<img src=x onerror="window.ran.push(1)">'),
      ),
      scriptText: tried(() => (document.createElement('script').text = 'window.ran.push(2)')),
      scriptAddress: tried(() => (document.createElement('script').src = 'x.js')),
      write: tried(() => document.write('<p>written</p>')),
      worker: tried(() => new Worker('sw.js')),
      otherPolicy: tried(() =>
        (
          window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', {}),
      ),
      register: await navigator.serviceWorker.register('sw.js').then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      ),
      foreign: await loaded,
      ran: ran.ran,
    }
  })
  expect(outcomes).toEqual({
    innerHtml: 'TypeError',
    scriptText: 'TypeError',
    scriptAddress: 'TypeError',
    write: 'TypeError',
    worker: 'TypeError',
    otherPolicy: 'TypeError',
    register: 'TypeError',
    foreign: 'refused',
    ran: [],
  })
  // Each refusal was reported, as it should be; nothing else may be left.
  expect(faults.length).toBeGreaterThan(0)
  faults.length = 0
})

test('the workers get the policy as a header: they ask no other origin and load no other code', async ({
  page,
  context,
  faults,
}) => {
  const foreign = await startServer(
    createServer((_request, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('// from elsewhere')
    }),
  )
  // The page's own policy would refuse it too; from outside it is there.
  expect((await fetch(foreign.url)).status).toBe(200)
  await page.goto('./')
  await offlineReady(page)
  const [worker] = context.serviceWorkers()
  const outcome = await worker?.evaluate(
    async (address) => ({
      foreign: await fetch(address).then(
        () => 'fetched',
        () => 'refused',
      ),
      own: await fetch('./manifest.webmanifest').then(({ status }) => status),
    }),
    foreign.url,
  )
  expect(outcome).toEqual({ foreign: 'refused', own: 200 })
  // The worker for backups is given the same.
  const scripts = await page.evaluate(async () => (await (await fetch('./later.json')).json()) as string[])
  const address = scripts.find((name) => name.includes('backup-worker'))
  const { headers } = await fetch(new URL(address ?? 'missing', page.url()))
  expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
  faults.length = 0
  await foreign.stop()
})

// What a phone asks for when it installs the app, from the built site as a host would serve it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/app-test.ts'
import { BUILD } from './support/build.ts'
import { serveBuild } from './support/build-server.ts'
import type { BuildServer } from './support/build-server.ts'

interface Manifest {
  readonly start_url: string
  readonly scope: string
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[]
}

const read = (file: string): string => readFileSync(join(BUILD, file), 'utf8')
const manifest = JSON.parse(read('manifest.webmanifest')) as Manifest

/** Every address that a file of the build names, resolved as a browser does it. */
function addressesIn(site: string): Set<string> {
  const named = new Set<string>()
  const add = (address: string, file: string): void => {
    const url = new URL(address.replaceAll('&amp;', '&'), new URL(file, site))
    if (url.protocol !== 'data:') named.add(url.href.replace(/#.*/, ''))
  }
  for (const [, address = ''] of read('index.html').matchAll(/\s(?:href|src)="?([^"\s>]+)/g))
    add(address, 'index.html')
  const sheets = readdirSync(join(BUILD, 'assets'))
    .filter((file) => file.endsWith('.css'))
    .map((file) => `assets/${file}`)
  for (const file of ['index.html', ...sheets])
    for (const [, address = ''] of read(file).matchAll(/url\(["']?([^"')]+)/g)) add(address, file)
  for (const [, address = ''] of read('sw.js').matchAll(/\burl:"([^"]+)"/g)) add(address, 'sw.js')
  for (const address of [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)])
    add(address, 'manifest.webmanifest')
  return named
}

for (const base of ['/', '/a/b/']) {
  test.describe(`served under ${base}`, () => {
    let server: BuildServer
    test.beforeEach(async () => (server = await serveBuild(BUILD, base)))
    test.afterEach(() => server.stop())

    test('every address is there that page, styles, manifest and worker name', async () => {
      const addresses = [...addressesIn(server.url)]
      expect(addresses).toContain(`${server.url}icons/apple-touch-icon.png`)
      expect(addresses.filter((address) => !address.startsWith(server.url))).toEqual([])
      const answers = await Promise.all(
        addresses.map(async (address) => `${(await fetch(address)).status} ${address}`),
      )
      expect(answers.filter((answer) => !answer.startsWith('200 '))).toEqual([])
    })

    test('Chromium finds no fault in the manifest, and takes the app for that of its folder', async ({
      page,
      context,
    }) => {
      await page.goto(server.url)
      const devtools = await context.newCDPSession(page)
      const found = await devtools.send('Page.getAppManifest')
      expect(found.errors).toEqual([])
      expect(found.url).toBe(`${server.url}manifest.webmanifest`)
      // Two copies on one host are two apps.
      expect(found.manifest).toMatchObject({ id: server.url, startUrl: server.url, scope: server.url })
    })

    test('each icon has the size that the manifest states', async ({ page }) => {
      await page.goto(server.url)
      const files = manifest.icons.filter(({ sizes }) => sizes !== 'any')
      expect(files.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512'])
      for (const { src, sizes, type } of [
        ...files,
        { src: 'icons/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
      ]) {
        const found = await page.evaluate(async (address) => {
          const image = new Image()
          image.src = address
          await image.decode()
          return `${image.naturalWidth}x${image.naturalHeight}`
        }, src)
        expect(found, src).toBe(sizes)
        expect((await fetch(new URL(src, server.url))).headers.get('content-type')).toBe(type)
      }
    })
  })
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStaticServer, listen } from '../../scripts/support/static-server.mjs'

let folder: string
let servers: Server[]

beforeEach(() => {
  servers = []
  folder = mkdtempSync(path.join(tmpdir(), 'static-server-'))
  mkdirSync(path.join(folder, 'dist/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'dist/index.html'), '<!doctype html>')
  writeFileSync(path.join(folder, 'dist/sw.js'), '')
  writeFileSync(path.join(folder, 'dist/assets/main-B1a2c3D4.js'), 'plain')
  writeFileSync(path.join(folder, 'dist/assets/main-B1a2c3D4.js.gz'), gzipSync('plain'))
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
})

afterEach(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

async function start(base = '/'): Promise<number> {
  const server = createStaticServer({ folder: path.join(folder, 'dist'), base })
  servers.push(server)
  return listen(server, { port: 0 })
}

interface Reply {
  readonly status: number | undefined
  readonly headers: Record<string, unknown>
}

/** Asks without cleaning up the path first, as fetch would. */
function ask(port: number, address: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    request({ port, path: address, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode, headers: response.headers }))
    })
      .on('error', reject)
      .end()
  })
}

describe('createStaticServer', () => {
  it.each([
    ['/', 'no-cache'],
    ['/index.html', 'no-cache'],
    ['/sw.js', 'no-cache'],
    ['/assets/main-B1a2c3D4.js', 'public, max-age=31536000, immutable'],
  ])('sends %s with Cache-Control: %s', async (address, cacheControl) => {
    const { status, headers } = await ask(await start(), address)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe(cacheControl)
  })

  it('sends a compressed file where there is one and the browser takes it', async () => {
    const port = await start()
    const { headers } = await ask(port, '/assets/main-B1a2c3D4.js', { 'Accept-Encoding': 'gzip' })
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript',
      vary: 'Accept-Encoding',
    })
    expect((await ask(port, '/assets/main-B1a2c3D4.js')).headers['content-encoding']).toBeUndefined()
  })

  it('answers 304 when nothing changed', async () => {
    const port = await start()
    const { headers } = await ask(port, '/index.html')
    expect((await ask(port, '/index.html', { 'If-None-Match': String(headers.etag) })).status).toBe(304)
  })

  it.each(['/missing.js', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%E0%A4%A'])(
    'answers 404 for %s',
    async (address) => {
      expect((await ask(await start(), address)).status).toBe(404)
    },
  )

  it('serves below a subfolder, and nothing beside it', async () => {
    const port = await start('/apps/quiz/')
    expect((await ask(port, '/apps/quiz/')).status).toBe(200)
    expect((await ask(port, '/apps/quiz')).headers.location).toBe('/apps/quiz/')
    expect((await ask(port, '/sw.js')).status).toBe(404)
  })
})

describe('listen', () => {
  it('takes the next port when one is taken', async () => {
    const taken = await start()
    const server = createStaticServer({ folder, base: '/' })
    servers.push(server)
    expect(await listen(server, { port: taken })).toBeGreaterThan(taken)
  })

  it('fails on a taken port when told to be strict', async () => {
    const taken = await start()
    const server = createStaticServer({ folder, base: '/' })
    await expect(listen(server, { port: taken, strict: true })).rejects.toThrow('EADDRINUSE')
  })
})

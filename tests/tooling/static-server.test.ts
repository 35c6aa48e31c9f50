import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type Server, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/quiz/random.ts'
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

  it.each(['bytes=5-2', 'bytes=a-b', 'bytes=', 'bytes=0-1,5-2', 'lines=0-1', '-', 'bytes=-'])(
    'answers 416 to the range %s',
    async (range) => {
      expect((await ask(await start(), '/index.html', { Range: range })).status).toBe(416)
    },
  )

  it.each(['bytes=0-', 'bytes=0-0', 'bytes=3-5', 'bytes=-2'])(
    'answers the range %s with the whole',
    async (range) => {
      const { status, headers } = await ask(await start(), '/index.html', { Range: range })
      expect([status, headers['content-length']]).toEqual([200, '15'])
    },
  )

  it('serves no hidden file, and follows no link out of its folder', async () => {
    const dist = path.join(folder, 'dist')
    mkdirSync(path.join(dist, '.git'))
    for (const name of ['.env', '.git/config', 'shown.txt']) writeFileSync(path.join(dist, name), 'x')
    symlinkSync(path.join(folder, 'secret.txt'), path.join(dist, 'file.txt'))
    symlinkSync(folder, path.join(dist, 'folder'))
    symlinkSync(path.join(dist, '.env'), path.join(dist, 'hidden.txt'))
    symlinkSync(path.join(dist, 'shown.txt'), path.join(dist, 'inside.txt'))
    const port = await start()
    const statuses: Record<string, number | undefined> = {}
    for (const name of [
      '.env',
      '%2eenv',
      '.git/config',
      'file.txt',
      'folder/secret.txt',
      'hidden.txt',
      'inside.txt',
    ])
      statuses[name] = (await ask(port, `/${name}`)).status
    expect(statuses).toEqual({
      '.env': 404,
      '%2eenv': 404,
      '.git/config': 404,
      'file.txt': 404,
      'folder/secret.txt': 404,
      'hidden.txt': 404,
      'inside.txt': 200,
    })
  })

  it('sends the policy of the page with every file, and that nobody may frame it', async () => {
    writeFileSync(
      path.join(folder, 'dist/index.html'),
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
    )
    const port = await start()
    for (const address of ['/', '/sw.js'])
      expect((await ask(port, address)).headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
  })

  it('answers ten thousand malformed requests, and then a sound one', async () => {
    const port = await start()
    const { below } = seededRandom('2021')
    const random = (): number => below(2 ** 30) / 2 ** 30
    const statuses = new Map<string, number>()
    const asked = Array.from({ length: 10_000 }, () => malformed(random))
    const lanes = Array.from({ length: 50 }, async (_, lane) => {
      for (let at = lane; at < asked.length; at += 50) {
        const status = await answerTo(port, asked[at] ?? '')
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    })
    await Promise.all(lanes)
    expect(
      [...statuses.keys()].filter((status) => !/^(200|302|304|400|404|405|416|431)$/.test(status)),
    ).toEqual([])
    // Each kind was among them.
    expect(
      Math.min(...['200', '400', '404', '405', '416'].map((status) => statuses.get(status) ?? 0)),
    ).toBeGreaterThan(50)
    expect((await ask(port, '/')).status).toBe(200)
    // Seven seconds alone on a machine.
  }, 180_000)

  it('serves below a subfolder, and nothing beside it', async () => {
    const port = await start('/apps/quiz/')
    expect((await ask(port, '/apps/quiz/')).status).toBe(200)
    expect((await ask(port, '/apps/quiz')).headers.location).toBe('/apps/quiz/')
    expect((await ask(port, '/sw.js')).status).toBe(404)
  })
})

describe('listen', () => {
  it('is reached from this computer alone, unless it is told where else', async () => {
    await start()
    const open = createStaticServer({ folder, base: '/' })
    servers.push(open)
    await listen(open, { port: 0, host: '0.0.0.0' })
    expect(servers.map((server) => (server.address() as AddressInfo).address)).toEqual([
      '127.0.0.1',
      '0.0.0.0',
    ])
  })

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

/** Something that a program, a person or an attacker might send in the place of a request. */
function malformed(random: () => number): string {
  const one = <T>(...of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const noise = (most: number): string =>
    Array.from({ length: Math.floor(random() * most) }, () => String.fromCharCode(random() * 256)).join('')
  const address = one(
    '/',
    '/index.html',
    '/assets/main-B1a2c3D4.js',
    '*',
    '//',
    '/../secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%00',
    '/%E0%A4%A',
    '/assets',
    '/.env',
    `http://elsewhere.invalid/${noise(5)}`,
    `/${'a/'.repeat(random() * 400)}`,
    `/${noise(40).replace(/[\s]/g, '')}`,
  )
  const number = (): string => one('', '0', '5', '2', '-1', '1e3', '99999999999999999999', 'x', noise(4))
  const header = one(
    `Range: ${one('bytes', 'byte', '')}=${number()}-${number()}${one('', ',1-2')}`,
    `If-None-Match: ${one('*', '"x"', noise(20))}`,
    `Accept-Encoding: ${one('br', 'gzip', noise(20))}`,
    `Content-Length: ${number()}`,
    `X: ${'x'.repeat(random() * 20_000)}`,
    noise(60),
  )
  const line = `${one('GET', 'GET', 'GET', 'HEAD', 'POST', 'BREW', noise(6))} ${address} ${one('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9', '')}`
  const request = `${line}\r\n${one('Host: localhost', 'Host: localhost', '')}\r\n${header}\r\nConnection: close\r\n\r\n`
  return random() < 0.1 ? request.slice(0, random() * request.length) : request
}

/** The status of the answer, or the request that got none. One that breaks off is owed none. */
function answerTo(port: number, request: string): Promise<string> {
  const isWhole = request.endsWith('\r\n\r\n')
  return new Promise((resolve) => {
    let text = ''
    const done = (): void =>
      resolve(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1] ?? (isWhole ? `none: ${request}` : '400'))
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(request, 'latin1')
      if (!isWhole) socket.end()
    })
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (text.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}

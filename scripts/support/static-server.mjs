import { open, realpath } from 'node:fs/promises'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * @typedef {object} Options
 * @property {string} folder What to serve.
 * @property {string} base The address below which it appears, such as `/` or `/apps/quiz/`.
 */

/** What a build holds; anything else is sent as bytes. */
const TYPES = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html;charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain;charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
])

/** The files that may stand beside one, compressed, and what a browser says that takes them. */
const COMPRESSED = [
  { ending: '.br', encoding: 'br' },
  { ending: '.gz', encoding: 'gzip' },
]

/**
 * A server for a finished build, with the headers that a static host should send. It looks at the disk on every request, so a
 * new build shows without a restart; that is how updates are tried out.
 *
 * @param {Options} options
 */
export function createStaticServer({ folder, base }) {
  return createServer((request, response) => {
    answer(request, response, { folder, base }).catch(() => {
      // A file that goes away while it is read, or a browser that does.
      if (response.headersSent) response.destroy()
      else tell(response, 404)
    })
  })
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Options} options
 */
async function answer(request, response, { folder, base }) {
  const address = (request.url ?? '/').replace(/[?#].*/s, '')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return tell(response, 405, { Allow: 'GET, HEAD' })
  if (!address.startsWith(base)) {
    const toBase = address === '/' || `${address}/` === base
    return toBase ? tell(response, 302, { Location: base }) : tell(response, 404)
  }
  const range = /^bytes=(?:(\d+)-(\d*)|-\d+)$/.exec(request.headers.range ?? 'bytes=0-')
  if (!range || Number(range[1]) > Number(range[2] || Infinity)) return tell(response, 416)
  const name = fileName(address.slice(base.length))
  const found = name === undefined ? undefined : await openFile(folder, name, request.headers)
  if (!found) return tell(response, 404)
  const { handle, encoding } = found
  try {
    const { size, mtimeMs } = await handle.stat()
    const etag = `W/"${size}-${Math.round(mtimeMs)}"`
    const headers = {
      ...(await securityHeaders(folder)),
      'Cache-Control': cacheControl(`/${name}`),
      ETag: etag,
      Vary: 'Accept-Encoding',
    }
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
    // A part that is asked for may be answered by the whole; the app asks for none.
    response.writeHead(200, {
      ...headers,
      'Content-Length': size,
      'Content-Type': TYPES.get(path.extname(name ?? '')) ?? 'application/octet-stream',
      ...(encoding && { 'Content-Encoding': encoding }),
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(handle.createReadStream({ autoClose: false, end: Math.max(0, size - 1) }), response)
  } finally {
    await handle.close()
  }
}

/**
 * The file below the folder that an address means; undefined for one that has no business there, such as a hidden one.
 *
 * @param {string} address Behind the base.
 */
function fileName(address) {
  try {
    const name = decodeURIComponent(address)
    const parts = name.split('/')
    const isPlain = !/[\\\0]/.test(name) && !parts.some((part) => part.startsWith('.'))
    return isPlain ? name.replace(/(^|\/)$/, '$1index.html') : undefined
  } catch {
    return undefined
  }
}

/**
 * The file, or where there is one and the browser takes it, the same compressed.
 *
 * @param {string} folder
 * @param {string} name
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
async function openFile(folder, name, headers) {
  const accepted = String(headers['accept-encoding'] ?? '')
  const variants = COMPRESSED.filter(({ encoding }) => new RegExp(`\\b${encoding}\\b`, 'i').test(accepted))
  for (const { ending, encoding } of [...variants, { ending: '', encoding: undefined }]) {
    const handle = await openInside(folder, name + ending)
    if (handle) return { handle, encoding }
  }
  return undefined
}

/**
 * A link may lead out of the folder: what it leads to is looked at, not what it is called.
 *
 * @param {string} folder
 * @param {string} name
 */
async function openInside(folder, name) {
  let handle
  try {
    const inside = (await realpath(folder)) + path.sep
    const file = await realpath(path.join(inside, name))
    if (
      !file.startsWith(inside) ||
      file
        .slice(inside.length)
        .split(path.sep)
        .some((part) => part.startsWith('.'))
    )
      return undefined
    handle = await open(file)
    if ((await handle.stat()).isFile()) return handle
  } catch {
    // Not there, or not to be read.
  }
  await handle?.close()
  return undefined
}

/**
 * The policy that the built page carries in itself, as a header: so it holds for the workers too, which read no page, and can
 * say that nobody may show the app in a frame.
 *
 * @param {string} folder
 */
async function securityHeaders(folder) {
  const page = await openInside(folder, 'index.html')
  if (!page) return {}
  try {
    const { buffer } = await page.read(Buffer.alloc(4096), 0, 4096, 0)
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
      buffer.toString('latin1'),
    )?.[1]
    return {
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      ...(policy && { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` }),
    }
  } finally {
    await page.close()
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
function tell(response, status, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
  response.end(status === 404 ? 'Not found\n' : `${status}\n`)
}

/**
 * Files below assets/ have a hash of their content in the name, so a browser may keep them for good. Everything else is
 * asked for each time, above all index.html and the service worker: an old one would hold an update back.
 *
 * @param {string} pathname
 */
export function cacheControl(pathname) {
  const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(pathname)
  return hashed ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** Reached from this computer alone. */
export const LOOPBACK = '127.0.0.1'

/**
 * Listens on a port or, unless `strict`, on the next free one.
 *
 * @param {import('node:http').Server} server
 * @param {{ port: number, strict?: boolean, host?: string }} options Port 0 is any free one.
 * @returns {Promise<number>} The port it got.
 */
export async function listen(server, { port, strict = false, host = LOOPBACK }) {
  const last = strict || port === 0 ? port : port + 20
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listenOn(server, candidate, host)
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || candidate === last) throw error
    }
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
function listenOn(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Addresses of this machine that a phone in the same network can reach. */
export function networkAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

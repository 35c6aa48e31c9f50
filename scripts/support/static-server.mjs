import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'

import sirv from 'sirv'

/**
 * @typedef {object} Options
 * @property {string} folder What to serve.
 * @property {string} base The address below which it appears, such as `/` or `/apps/quiz/`.
 */

/**
 * A server for a finished build, with the cache headers that a static host should send.
 *
 * @param {Options} options
 */
export function createStaticServer({ folder, base }) {
  const serve = sirv(folder, {
    // Looks at the disk on every request, so a new build shows without a restart; that is how updates are tried out.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, pathname) => response.setHeader('Cache-Control', cacheControl(pathname)),
  })
  return createServer((request, response) => {
    const address = request.url ?? '/'
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (!address.startsWith(base)) {
      const toBase = address === '/' || `${address}/` === base
      response.writeHead(toBase ? 302 : 404, toBase ? { Location: base } : {}).end()
    } else {
      request.url = address.slice(base.length - 1)
      serve(request, response, () => {
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
      })
    }
  })
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

/**
 * Listens on a port or, unless `strict`, on the next free one.
 *
 * @param {import('node:http').Server} server
 * @param {{ port: number, strict?: boolean }} options Port 0 is any free one.
 * @returns {Promise<number>} The port it got.
 */
export async function listen(server, { port, strict = false }) {
  const last = strict || port === 0 ? port : port + 20
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listenOn(server, candidate)
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!isTaken || candidate === last) throw error
    }
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
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

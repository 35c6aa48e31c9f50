// Serves a build from memory, compressed beforehand as a good static host does it, with the cache headers of
// scripts/support/static-server.mjs.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { cacheControl, listen } from '../../scripts/support/static-server.mjs'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

interface ServedFile {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

export interface BuildServer {
  readonly port: number
  /** Compressed bytes of a file by its address below the root. */
  readonly sizes: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** `folders` are laid over each other, the first one at the root, others below the address they are listed under. */
export async function serveBuild(folders: Readonly<Record<string, string>>): Promise<BuildServer> {
  const files = new Map<string, ServedFile>()
  for (const [address, folder] of Object.entries(folders))
    for (const file of filesIn(folder)) {
      const path = `${address}${relative(folder, file).replaceAll('\\', '/')}`
      files.set(path, served(path, readFileSync(file)))
      if (path.endsWith('/index.html'))
        files.set(path.slice(0, -'index.html'.length), served(path, readFileSync(file)))
    }
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = files.get(path)
    if (!file) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found')
    response.writeHead(200, { ...file.headers, 'Content-Length': String(file.body.length) }).end(file.body)
  })
  server.keepAliveTimeout = 60_000
  const port = await listen(server, { port: 0 })
  return {
    port,
    sizes: new Map([...files].map(([path, { body }]) => [path, body.length])),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function served(path: string, raw: Buffer): ServedFile {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const headers = { 'Content-Type': type, 'Cache-Control': cacheControl(path), Vary: 'Accept-Encoding' }
  if (type === 'image/png') return { body: raw, headers }
  const body = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  return { body, headers: { ...headers, 'Content-Encoding': 'br' } }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

// Serves the build with one more script in its page, which runs before the app and can tell the test what it sees. This
// reaches engines whose drivers report nothing, and pages that no driver holds.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createStaticServer } from '../../../scripts/support/static-server.mjs'
import { startServer } from '../../browser/support/build-server.ts'
import type { BuildServer } from '../../browser/support/build-server.ts'

const SCRIPT = '/__test.js'
const REPORT = '/__report'

export function serveWithScript(
  folder: string,
  /** May call `report(value)`. */
  script: string,
  onReport: (what: unknown) => void,
): Promise<BuildServer> {
  const build = createStaticServer({ folder, base: '/' })
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    '<script',
    `<script src="${SCRIPT}"></script>\n    <script`,
  )
  const take = async (request: IncomingMessage): Promise<void> => {
    // A browser killed while it sends has not reported.
    const body = await text(request).catch(() => '')
    if (request.complete) onReport(JSON.parse(body))
  }
  return startServer(
    createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      response.setHeader('Cache-Control', 'no-cache')
      if (pathname === REPORT) void take(request).finally(() => response.writeHead(204).end())
      else if (pathname === SCRIPT)
        response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(`${REPORTER}${script}`)
      else if (pathname === '/' || pathname === '/index.html')
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
      else build.emit('request', request, response)
    }),
  )
}

/** Reports outlive the page that sends them, and arrive in their order. */
const REPORTER = `
  let reporting = Promise.resolve()
  globalThis.report = (what) => {
    const body = JSON.stringify(what)
    reporting = reporting.then(() => fetch('${REPORT}', { method: 'POST', body, keepalive: true })).catch(() => {})
  }
`

/** Reports uncaught errors and what the content security policy refused. */
export const WATCH_FAULTS = `
  addEventListener('error', ({ error, message }) => report(String(error ?? message)))
  addEventListener('unhandledrejection', ({ reason }) => report('unhandled: ' + reason))
  addEventListener('securitypolicyviolation', (event) =>
    report('refused by the policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
`

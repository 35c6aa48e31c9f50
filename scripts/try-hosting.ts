// `npm run try:hosting`: starts nginx, Apache and Caddy, as far as they are installed, each with its sample out of
// docs/hosting.md, and checks what they answer. Needs a build.
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { HEADER_POLICY } from './content-security-policy.ts'
import { freePort } from './support/free-port.mjs'
import { hostingSample, SERVERS } from './support/hosting-samples.ts'
import type { ServerName } from './support/hosting-samples.ts'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const IMMUTABLE = 'public, max-age=31536000, immutable'

const PROGRAMS: Readonly<Record<ServerName, string>> = { nginx: 'nginx', apache: 'apache2', caddy: 'caddy' }

/** Arguments that run the server in the foreground with this sample and nothing of the machine's own configuration. */
function prepare(server: ServerName, sample: string, folder: string): string[] {
  const file = path.join(folder, 'configuration')
  const write = (text: string): void => writeFileSync(file, text)
  switch (server) {
    case 'nginx': {
      const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      write(
        `daemon off; pid ${folder}/pid; error_log ${folder}/errors; events {}\n` +
          `http { include /etc/nginx/mime.types; access_log off;\n` +
          own.map((kind) => `${kind}_temp_path ${folder}/${kind};\n`).join('') +
          `${sample}}\n`,
      )
      return ['-e', `${folder}/errors`, '-c', file]
    }
    case 'apache': {
      const modules = ['mpm_event', 'authz_core', 'mime', 'headers', 'dir']
      const load = modules.map(
        (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`,
      )
      write(
        `${load.join('')}ServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/errors\n` +
          `DefaultRuntimeDir ${folder}\nTypesConfig /etc/mime.types\n${sample}`,
      )
      return ['-D', 'FOREGROUND', '-f', file]
    }
    case 'caddy':
      write(`{\n admin off\n auto_https off\n}\n${sample}`)
      return ['run', '--adapter', 'caddyfile', '--config', file]
  }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
}

/** What an answer should be; a header that must not be there is null. */
interface Expected {
  readonly status: number
  readonly type?: string
  readonly caching: string | null
}

const backupWorker = readdirSync(path.join(DIST, 'assets/later')).find((name) =>
  name.startsWith('backup-worker'),
)
const asset = readdirSync(path.join(DIST, 'assets')).find((name) => name.endsWith('.js')) ?? ''
const EXPECTED: Readonly<Record<string, Expected>> = {
  '/': { status: 200, type: 'text/html', caching: 'no-cache' },
  '/index.html': { status: 200, type: 'text/html', caching: 'no-cache' },
  '/sw.js': { status: 200, type: 'javascript', caching: 'no-cache' },
  '/manifest.webmanifest': { status: 200, type: 'application/manifest+json', caching: 'no-cache' },
  [`/assets/${asset}`]: { status: 200, type: 'javascript', caching: IMMUTABLE },
  [`/assets/later/${backupWorker}`]: { status: 200, type: 'javascript', caching: IMMUTABLE },
  '/framed.html': { status: 200, type: 'text/html', caching: 'no-cache' },
  '/licences.txt': { status: 200, type: 'text/plain', caching: 'no-cache' },
  '/assets/gone-0000.js': { status: 404, caching: null },
}

let failures = 0
for (const server of SERVERS) await tryServer(server)
process.exitCode = failures > 0 ? 1 : 0

async function tryServer(server: ServerName): Promise<void> {
  const program = PROGRAMS[server]
  if (!isInstalled(program)) {
    console.log(`- ${server}: not installed, not tried`)
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), `hosting-${server}-`))
  // Servers started by root give their rights away, and must still be able to read.
  chmodSync(folder, 0o755)
  const site = path.join(folder, 'site')
  cpSync(DIST, site, { recursive: true })
  const port = await freePort()
  const sample = hostingSample(server)
    .replaceAll('/srv/bainian-qianti', site)
    .replaceAll('8080', String(port))
  const running = spawn(program, prepare(server, sample, folder), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  let said = ''
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  try {
    await answering(running, port)
    const problems: string[] = []
    for (const [address, expected] of Object.entries(EXPECTED)) {
      const { status, headers } = await fetch(`http://localhost:${port}${address}`)
      problems.push(...compare(address, { status, headers }, expected))
    }
    tell(server, problems)
  } catch (error) {
    tell(server, [`${String(error)}\n${said}`])
  } finally {
    running.kill()
    await delay(300)
    rmSync(folder, { recursive: true, force: true })
  }
}

function compare(address: string, { status, headers }: Answer, expected: Expected): string[] {
  const problems: string[] = []
  const same = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted)
      problems.push(`${address}: ${what} is ${String(found)}, should be ${String(wanted)}`)
  }
  same('status', status, expected.status)
  same('Content-Security-Policy', headers.get('content-security-policy'), HEADER_POLICY)
  same('X-Content-Type-Options', headers.get('x-content-type-options'), 'nosniff')
  same('Referrer-Policy', headers.get('referrer-policy'), 'no-referrer')
  same('Cache-Control', headers.get('cache-control'), expected.caching)
  if (expected.type && !headers.get('content-type')?.includes(expected.type))
    problems.push(`${address}: Content-Type is ${headers.get('content-type')}`)
  return problems
}

function tell(server: ServerName, problems: readonly string[]): void {
  failures += problems.length
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${server}: ${Object.keys(EXPECTED).length} addresses`)
  for (const problem of problems) console.log(`    ${problem}`)
}

async function answering(running: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (running.exitCode !== null) throw new Error(`it ended with ${running.exitCode}`)
    if (
      await fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return
    await delay(100)
  }
  throw new Error('it does not answer')
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return existsSync(`/usr/sbin/${program}`)
  }
}

// `npm start`: from a fresh clone to a running app. Plain Node at the top, since nothing may be installed yet.

import { fileURLToPath } from 'node:url'

import { newestChange } from './support/newest.mjs'
import { installIfNeeded, requireNode, stop } from './support/prepare.mjs'
import { npm } from './support/run.mjs'

const BUILT_FROM = [
  'src',
  'questions',
  'public',
  'scripts',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
requireNode()
await installIfNeeded()

if (newestChange(['dist/index.html']) <= newestChange(BUILT_FROM, ['generated'])) {
  console.log('Building the app …')
  const { ok, output } = await npm(['run', '--silent', 'build'], { quiet: true })
  if (!ok) stop(`${output}\nThe build failed; the reason is above.`)
}

const { serve } = await import('./serve.mjs')
await serve(process.argv.slice(2)).catch((error) =>
  stop(error instanceof Error ? error.message : String(error)),
)

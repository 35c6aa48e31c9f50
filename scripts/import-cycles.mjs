// Fails when files import each other in a ring. Part of `npm run lint`.

import { readdirSync } from 'node:fs'
import path from 'node:path'

import { importCycles, importGraph } from './support/import-graph.mjs'

const files = ['src', 'scripts', 'tests', 'eslint']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  )
  .filter((file) => /\.(ts|mjs|js|vue)$/.test(file))

const cycles = importCycles(importGraph(files))
for (const cycle of cycles) {
  console.error(`Import cycle: ${cycle.join(' → ')}`)
}
if (cycles.length > 0) {
  console.error('Move what both need into a file of its own that imports neither.')
  process.exitCode = 1
}

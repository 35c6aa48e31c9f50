// How much of what a player downloads comes from which package: `node scripts/dependency-weights.mjs`.
// Builds the app with the code of every package in a file of its own, weighs these files with gzip, and writes nothing.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { build } from 'vite'

/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const SCOPES = new Map([['@vue', 'vue']])

const result = await build({
  logLevel: 'error',
  build: {
    write: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Before the group of the app's own build that puts everything for the first page into one file.
          groups: [{ name: (id) => packageOf(id) ?? null, test: /node_modules/, priority: 1 }],
        },
      },
    },
  },
})

/** @type {Map<string, number>} */
const weights = new Map()
for (const output of [result].flat().flatMap((one) => ('output' in one ? one.output : []))) {
  if (output.type !== 'chunk') continue
  const owner = output.name in dependencies ? output.name : 'our own code and the rest'
  weights.set(owner, (weights.get(owner) ?? 0) + gzipSync(output.code, { level: 9 }).length)
}

for (const [name, bytes] of [...weights].sort(([, a], [, b]) => b - a)) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${name}`)
}
for (const name of Object.keys(dependencies).filter((name) => !weights.has(name))) {
  console.log(`     –     ${name}: not in the build`)
}

/**
 * The package a module belongs to; the packages of a scope that only one of our dependencies uses count as that one.
 *
 * @param {string} id
 */
function packageOf(id) {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
  return name && (SCOPES.get(name.split('/')[0] ?? '') ?? name)
}

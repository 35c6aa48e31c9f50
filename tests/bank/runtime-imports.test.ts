import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const IMPORT = /^(?:import|export) (?!type )[^'"]*?from '([^']+)'|^import '([^']+)'/gm

/** What a module needs when it runs, directly and through its own files. */
function importsOf(file: URL, seen = new Set<string>()): ReadonlySet<string> {
  for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const name = from ?? bare ?? ''
    const next = new URL(name, file)
    if (!name.startsWith('.')) seen.add(name)
    else if (!seen.has(next.pathname)) {
      seen.add(next.pathname)
      if (existsSync(next) && name.endsWith('.ts')) importsOf(next, seen)
    }
  }
  return seen
}

describe('the bank loader of the browser', () => {
  const imports = [...importsOf(new URL('../../src/bank/load.ts', import.meta.url))]

  it('reads the compiled files without the authors’ tools or any package', () => {
    expect(imports.some((name) => name.endsWith('/src/bank/parse-compiled.ts'))).toBe(true)
    expect(imports.filter((name) => !name.startsWith('/') || name.includes('/bank/authored/'))).toEqual([])
  })
})

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newestChange } from '../../scripts/support/newest.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newest-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Makes a file, or a folder when the name ends in a slash, that last changed at this many seconds. */
function make(name: string, seconds: number): string {
  const place = path.join(folder, name)
  if (name.endsWith('/')) mkdirSync(place, { recursive: true })
  else writeFileSync(place, '')
  utimesSync(place, seconds, seconds)
  return place
}

describe('newestChange', () => {
  it('is 0 when nothing is there', () => {
    expect(newestChange([path.join(folder, 'missing')])).toBe(0)
  })

  it('looks into folders', () => {
    const src = make('src/', 10)
    make('src/deep/', 10)
    make('src/deep/a.ts', 30)
    make('src/deep/b.ts', 20)
    utimesSync(src, 10, 10)
    utimesSync(path.join(src, 'deep'), 10, 10)
    expect(newestChange([src, make('index.html', 5)])).toBe(30_000)
  })

  it('sees that a file was removed', () => {
    const src = make('src/', 10)
    const file = make('src/a.ts', 10)
    utimesSync(src, 10, 10)
    rmSync(file)
    expect(newestChange([src])).toBeGreaterThan(10_000)
  })

  it('leaves out what the build itself writes', () => {
    const src = make('src/', 10)
    make('src/generated/', 50)
    make('src/generated/a.json', 60)
    utimesSync(src, 10, 10)
    expect(newestChange([src], ['generated'])).toBe(10_000)
  })
})

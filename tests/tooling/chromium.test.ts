import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chromiumPath, headlessShellPath } from '../../scripts/support/chromium.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chromium-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function program(name: string, mode = 0o755): string {
  const file = path.join(folder, name)
  writeFileSync(file, '', { mode })
  return file
}

describe('chromiumPath', () => {
  it('takes the CHROMIUM variable before the PATH', () => {
    program('chromium')
    const own = program('my-browser')
    expect(chromiumPath({ CHROMIUM: own, PATH: folder })).toBe(own)
  })

  it('does not fall back when CHROMIUM names nothing', () => {
    program('chromium')
    expect(chromiumPath({ CHROMIUM: path.join(folder, 'typo'), PATH: folder })).toBeUndefined()
  })

  it('looks along the PATH and skips what cannot be run', () => {
    program('chromium', 0o644)
    const chrome = program('google-chrome')
    expect(chromiumPath({ PATH: ['/nowhere', folder].join(path.delimiter) })).toBe(chrome)
  })
})

describe('headlessShellPath', () => {
  it('is found along the PATH', () => {
    const shell = program('chromium-headless-shell')
    expect(headlessShellPath({ PATH: folder })).toBe(shell)
  })

  it('is none where there is only a whole browser', () => {
    program('chromium')
    expect(headlessShellPath({ PATH: folder })).toBeUndefined()
  })

  it('does not take the place of the browser that CHROMIUM names', () => {
    program('chromium-headless-shell')
    expect(headlessShellPath({ CHROMIUM: program('my-browser'), PATH: folder })).toBeUndefined()
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>
}
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts?: Record<string, boolean>
}
const installed = Object.entries(packages).filter(([name, { link }]) => name !== '' && !link)

describe('package-lock.json', () => {
  it('names each package by its hash', () => {
    expect(installed.length).toBeGreaterThan(100)
    const unhashed = installed.filter(
      ([, { integrity, inBundle }]) => !inBundle && !/^sha512-/.test(integrity ?? ''),
    )
    expect(unhashed.map(([name]) => name)).toEqual([])
  })

  it('holds no download address, so that every registry serves', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([])
  })

  it('has no install script that package.json does not decide about', () => {
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(names.filter((name) => allowScripts?.[name] === undefined)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { reasonToInstall } from '../../scripts/support/installation.mjs'

interface LockedPackage {
  readonly version: string
  readonly optional?: boolean
}

function lock(packages: Record<string, LockedPackage>): string {
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { version: '1.0.0' }, ...packages } })
}

const vue = { 'node_modules/vue': { version: '3.5.0' } }

describe('reasonToInstall', () => {
  it('finds none when everything in the lock is there', () => {
    expect(reasonToInstall(lock(vue), lock(vue))).toBeUndefined()
  })

  it('finds none when only binaries for other machines are missing', () => {
    const wanted = lock({ ...vue, 'node_modules/@esbuild/aix-ppc64': { version: '0.28.0', optional: true } })
    expect(reasonToInstall(wanted, lock(vue))).toBeUndefined()
  })

  it('finds none when more is there than asked for', () => {
    expect(reasonToInstall(lock({}), lock(vue))).toBeUndefined()
  })

  it.each([
    ['nothing is installed', lock(vue), undefined, 'nothing is installed yet'],
    ['the install was cut short', lock(vue), '{"packages": {"node_mod', 'the last install was cut short'],
    [
      'a package is missing',
      lock({ ...vue, 'node_modules/a/node_modules/@x/b': { version: '1.0.0' } }),
      lock(vue),
      '@x/b is not installed',
    ],
    [
      'a version moved on',
      lock({ 'node_modules/vue': { version: '3.5.1' } }),
      lock(vue),
      'vue is 3.5.0 and should be 3.5.1',
    ],
    [
      'an optional package is old',
      lock({ 'node_modules/vue': { version: '3.5.1', optional: true } }),
      lock(vue),
      'vue is 3.5.0 and should be 3.5.1',
    ],
    ['there is no lock', undefined, lock(vue), 'package-lock.json is missing'],
  ])('says so when %s', (_when, wanted, installed, reason) => {
    expect(reasonToInstall(wanted, installed)).toBe(reason)
  })
})

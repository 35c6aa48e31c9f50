import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

const script = readFileSync('src/app/before-paint.js', 'utf8')

/** What the script in the page settles for a copy at this address, with what the host's storage holds. */
function homeAt(address: string, held: Record<string, string>): string | undefined {
  const dataset: Record<string, string> = {}
  const localStorage = Object.assign(Object.create({ getItem: (name: string) => held[name] ?? null }), held)
  const root = { dataset, style: { setProperty: () => undefined } }
  const { pathname, href } = new URL(address, 'https://host.example')
  // As the page runs it.
  new Function('document', 'localStorage', 'location', 'matchMedia', script)(
    { documentElement: root },
    localStorage,
    { pathname, hash: '', toString: () => href },
    () => ({ matches: false }),
  )
  Object.assign(held, localStorage)
  return dataset['home']
}

describe('the names of a copy', () => {
  it('are the plain ones for the first that is opened on a host, at its root or in a folder', () => {
    for (const address of ['/', '/index.html', '/a/b/', '/a/b/index.html?x'])
      expect(homeAt(address, {}), address).toBe('bainian-qianti/')
  })

  it('are those of its folder for every other one, and stay', () => {
    const held: Record<string, string> = {}
    const homes = ['/a/', '/', '/a/settings/', '/a/', '/index.html'].map((address) => homeAt(address, held))
    const [first, root, below] = homes
    expect([first, root, below]).toEqual([
      'bainian-qianti/',
      'bainian-qianti#/#',
      'bainian-qianti#/a/settings/#',
    ])
    expect(homes.slice(3)).toEqual([first, root])
  })

  it('begin with those of no other copy', () => {
    const held = { 'bainian-qianti/home': '/other/' }
    const homes = ['/', '/a/', '/a/settings/', '/a/-snapshots/'].map((address) => homeAt(address, held) ?? '')
    const names = homes.flatMap((home) => [
      `${home}settings`,
      home.slice(0, -1),
      `${home.slice(0, -1)}-snapshots`,
    ])
    expect(new Set(names).size).toBe(names.length)
    for (const home of ['bainian-qianti/', ...homes])
      expect(homes.filter((other) => other !== home && other.startsWith(home))).toEqual([])
  })
})

describe('HOME', () => {
  afterEach(() => vi.resetModules())

  it('is what the page says, in a worker its name, and plain where there is neither', async () => {
    const homeWith = async (globals: Record<string, unknown>): Promise<string> => {
      vi.resetModules()
      for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
      const { DATABASE_NAME, HOME } = await import('../../src/db/home.ts')
      vi.unstubAllGlobals()
      return `${HOME} ${DATABASE_NAME}`
    }
    const page = { documentElement: { dataset: { home: 'bainian-qianti#/b/#' } } }
    expect(await homeWith({ document: page, name: 'a window' })).toBe(
      'bainian-qianti#/b/# bainian-qianti#/b/',
    )
    expect(await homeWith({ name: 'bainian-qianti#/b/#' })).toBe('bainian-qianti#/b/# bainian-qianti#/b/')
    expect(await homeWith({})).toBe('bainian-qianti/ bainian-qianti')
  })
})

describe('every name', () => {
  it('comes from this one list: no other file of the app says how they begin', () => {
    const saying = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|js|vue)$/.test(file))
      .filter((file) => readFileSync(path.join('src', file), 'utf8').includes("'bainian-qianti/"))
      .map((file) => file.replaceAll('\\', '/'))
    expect(saying.sort()).toEqual(['app/before-paint.js', 'db/home.ts'])
  })
})

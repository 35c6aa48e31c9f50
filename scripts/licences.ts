import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const FILE = 'licences.txt'

/** In the build without being in its module graph: the worker's parts, which Workbox puts together by itself. */
const WORKBOX = ['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies']

/** Where a module comes from that the build makes out of a package's data. */
const MADE_FROM: readonly (readonly [RegExp, string])[] = [
  [/^~icons\/lucide\//, '@iconify-json/lucide'],
  [/^\0?vite\//, 'vite'],
  [/^\0?rolldown\//, 'rolldown'],
  [/^\0?\/?plugin-vue:/, '@vitejs/plugin-vue'],
]

/** Of packages that leave it out. Source: github.com/lucide-icons/lucide, LICENSE. */
const TEXTS: Readonly<Record<string, string>> = {
  '@iconify-json/lucide': `ISC License

Copyright (c) for portions of Lucide are held by Cole Bemis 2013-2022 as part of Feather (MIT). All other copyright (c) for
Lucide are held by Lucide Contributors 2022.

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
}

/** What the bank holds of others' data. The text is that of any package under the same licence. */
const DATA = {
  name: 'OpenCC, TSCharacters.txt',
  version: '1.4.1',
  licence: 'Apache-2.0',
  textOf: 'typescript',
} as const

interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** Gathers what the workers hold too: they are builds of their own (`worker.plugins`). */
export function licences(): { readonly page: Plugin; readonly worker: () => Plugin } {
  const folders = new Set<string>()
  const gather = (modules: Iterable<string>): void => {
    for (const id of modules) {
      const folder = packageOf(id)
      if (folder) folders.add(folder)
    }
  }
  return {
    page: {
      name: 'licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') gather(file.moduleIds)
        for (const name of WORKBOX) folders.add(folderOf(name))
        this.emitFile({ type: 'asset', fileName: FILE, source: notice([...[...folders].map(read), data()]) })
      },
    },
    worker: () => ({
      name: 'licences-of-a-worker',
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) if (file.type === 'chunk') gather(file.moduleIds)
      },
    }),
  }
}

/** The folder of the package that a module of the build is part of; undefined for our own. */
export function packageOf(id: string): string | undefined {
  const made = MADE_FROM.find(([pattern]) => pattern.test(id))
  if (made) return folderOf(made[1])
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0]
}

const require = createRequire(import.meta.url)

function folderOf(name: string): string {
  const places = require.resolve.paths(name) ?? []
  const found = places.map((place) => path.join(place, name)).find((folder) => existsSync(folder))
  if (!found) throw new Error(`${name} is not installed`)
  return found
}

function read(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each))
  const text = file ? readFileSync(path.join(folder, file), 'utf8') : TEXTS[name]
  if (!license || !text) throw new Error(`${name} comes without the text of its licence: put it into TEXTS`)
  // Vite adds those of what it is built from, and none of that is in an app.
  return { name, version, licence: license, text: text.replace(/^# Licenses of bundled dep.*/ms, '').trim() }
}

function data(): Package {
  const { textOf, ...known } = DATA
  const { licence, text } = read(folderOf(textOf))
  if (licence !== known.licence) throw new Error(`${textOf} has another licence now`)
  return { ...known, text }
}

/** The file of these packages, by name. */
export function notice(packages: readonly Package[]): string {
  const parts = packages
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, licence, text }) => `${name} ${version}\n${licence}\n\n${text}\n`)
  return ['What this app is made of, and under which licences it may be used.\n', ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  )
}

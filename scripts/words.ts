import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const FIRST = 'virtual:words/first'
const LATER = 'virtual:words/later'
const FILE = 'src/locales/zh-CN.json'

/** What 今日, a question and the frame around them say. The other groups come with the first page that is loaded later. */
const FIRST_GROUPS = new Set([
  ...['app', 'tabs', 'notices', 'today', 'forms', 'topics', 'judge', 'session', 'sheet', 'source', 'time'],
  ...['stats.none', 'review.right', 'review.rightPicked', 'review.picked', 'review.movedTo'],
])

/**
 * Parts the words of the interface in two, since four fifths of them are not needed for the first question and Chinese
 * compresses badly. Development and unit tests get all of them at once. A build fails when the first script asks for a
 * word that would come later.
 */
export function words(): Plugin {
  let root = process.cwd()
  let isBuild = false
  const read = (): [string, string][] =>
    Object.entries(JSON.parse(readFileSync(resolve(root, FILE), 'utf8')) as Record<string, string>)

  return {
    name: 'words',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    resolveId(id) {
      return id === FIRST || id === LATER ? `\0${id}` : undefined
    },
    load(id) {
      if (id !== `\0${FIRST}` && id !== `\0${LATER}`) return undefined
      this.addWatchFile(resolve(root, FILE))
      const wanted = read().filter(([key]) => !isBuild || isFirst(key) === (id === `\0${FIRST}`))
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(wanted)))})`
    },
    generateBundle(_options, bundle) {
      const later = read()
        .map(([key]) => key)
        .filter((key) => !isFirst(key))
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue
        const missing = later.filter((key) =>
          ['"', "'", '`'].some((quote) => chunk.code.includes(quote + key + quote)),
        )
        if (missing.length > 0)
          this.error(
            `the first script says ${missing.join(', ')}: add it to FIRST_GROUPS in scripts/words.ts`,
          )
      }
    },
  }
}

function isFirst(key: string): boolean {
  return FIRST_GROUPS.has(key) || FIRST_GROUPS.has(key.split('.')[0] ?? '')
}

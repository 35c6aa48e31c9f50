import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const FIRST = 'virtual:words/first'
const ALL = 'virtual:words/all'
const FILE = 'src/locales/zh-CN.json'
const PLACEHOLDER = '__THE_WORDS_OF_THIS_SCRIPT__'

/**
 * Gives the first script the words that it says and no others: four fifths of them belong to pages that come later, and
 * Chinese compresses badly. Found by looking for the keys in the finished script, so there is no list to keep. Development
 * and unit tests get all words at once.
 */
export function words(): Plugin {
  let root = process.cwd()
  let isBuild = false
  const all = (): Record<string, string> =>
    JSON.parse(readFileSync(resolve(root, FILE), 'utf8')) as Record<string, string>

  return {
    name: 'words',
    configResolved(config) {
      root = config.root
      isBuild = config.command === 'build'
    },
    resolveId(id) {
      return id === FIRST || id === ALL ? `\0${id}` : undefined
    },
    load(id) {
      if (id !== `\0${FIRST}` && id !== `\0${ALL}`) return undefined
      this.addWatchFile(resolve(root, FILE))
      const text = isBuild && id === `\0${FIRST}` ? PLACEHOLDER : JSON.stringify(all())
      return `export default JSON.parse(${JSON.stringify(text)})`
    },
    renderChunk(code) {
      const place = new RegExp(`(["'\`])${PLACEHOLDER}\\1`)
      if (!place.test(code)) return undefined
      const said = Object.entries(all()).filter(([key]) => says(code, key))
      if (said.length === 0) this.error('the first script says nothing')
      const text = JSON.stringify(JSON.stringify(Object.fromEntries(said)))
      return { code: code.replace(place, () => text), map: null }
    },
  }
}

/** Whether the script holds the key, or a beginning of it that is completed at run time: `forms.${form}`. */
function says(code: string, key: string): boolean {
  if (['"', "'", '`'].some((quote) => code.includes(quote + key + quote))) return true
  const parts = key.split('.')
  return parts.slice(0, -1).some((_, at) => {
    const beginning = `${parts.slice(0, at + 1).join('.')}.`
    return ['`' + beginning + '${', `"${beginning}"`, `'${beginning}'`, '`' + beginning + '`'].some((text) =>
      code.includes(text),
    )
  })
}

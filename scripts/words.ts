import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const FIRST = 'virtual:words/first'
const ALL = 'virtual:words/all'
const FILE = 'src/locales/zh-CN.json'
const ENGLISH = 'src/locales/en.json'
const PLACEHOLDER = '__THE_WORDS_OF_THIS_SCRIPT__'

/**
 * Gives the first script the words that it says and no others: four fifths of them belong to pages that come later, and
 * Chinese compresses badly. Found by looking for the keys in the finished script, so there is no list to keep. The files with
 * all words are nested by the parts of their keys, which makes them a seventh smaller, and stand as objects, not as texts to
 * be parsed: those are read sooner and stay in memory beside what was read from them. Development and unit tests get all
 * words at once, unit tests as they are written, everyone else with figures that stay with their units.
 */
export function words(): Plugin {
  let root = process.cwd()
  let isBuild = false
  const wordsIn = (file: string): Words => JSON.parse(readFileSync(resolve(root, file), 'utf8')) as Words
  const all = (): Words => (process.env['VITEST'] ? wordsIn(FILE) : unbroken(wordsIn(FILE)))

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
      if (isBuild && id === resolve(root, ENGLISH)) return JSON.stringify(nested(wordsIn(ENGLISH)))
      if (id !== `\0${FIRST}` && id !== `\0${ALL}`) return undefined
      this.addWatchFile(resolve(root, FILE))
      if (isBuild && id === `\0${FIRST}`) return `export default JSON.parse("${PLACEHOLDER}")`
      return `export default ${JSON.stringify(isBuild ? nested(all()) : all())}`
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

type Words = Readonly<Record<string, string>>

/** “第 5” never ends a line to which “题” belongs: a figure, what counts it and what it is counted in stay together. */
export function unbroken(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      text
        .replace(/(第|\/) (?=\{)/g, '$1\u00a0')
        .replace(/(\{\w+\}) (?=[题次个对条点天分轮秒节块人页行/])/g, '$1\u00a0'),
    ]),
  )
}

interface NestedWords {
  [part: string]: string | NestedWords
}

/** By the parts of the keys; `flat` of src/locales/i18n.ts is the way back. Words of a key that others begin with are ''. */
export function nested(words: Words): NestedWords {
  const root: NestedWords = {}
  for (const [key, text] of Object.entries(words)) {
    const parts = key.split('.')
    const last = parts.pop() ?? ''
    const group = parts.reduce(groupIn, root)
    if (typeof group[last] === 'object') groupIn(group, last)[''] = text
    else group[last] = text
  }
  return root
}

function groupIn(words: NestedWords, part: string): NestedWords {
  const found = words[part]
  if (typeof found === 'object') return found
  const group: NestedWords = found === undefined ? {} : { '': found }
  words[part] = group
  return group
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

// The words of the interface: see docs/decisions/0008-own-words.md for why this is no library.
import { ref } from 'vue'
import type { Ref } from 'vue'
import firstWords from 'virtual:words/first'
import type { ChineseOnly } from './chinese-only.ts'
import type zhCN from './zh-CN.json'

/** zh-CN is the source: its keys are the keys there are. */
export type MessageSchema = typeof zhCN

/** For completion in editors only, since keys are also put together at run time. */
export type MessageKey = keyof MessageSchema

export type Language = 'zh-CN' | 'en'

/**
 * Looks up words and fills in their `{places}`; `{n:question|questions}` is the one form for exactly 1, else the other. A
 * key that does not exist comes back as it is.
 */
export type Translate = (
  // `string & {}` keeps the completion that plain `string` would swallow.
  key: MessageKey | (string & {}),
  places?: Readonly<Record<string, string | number>>,
) => string

type SomeWords = Readonly<Record<string, string | undefined>>

/** Words by their keys, or nested by the parts of them, as the build writes its files. */
interface WordTree {
  readonly [part: string]: string | WordTree
}

let chinese: SomeWords = firstWords
let english: SomeWords | undefined
const PLACE = /\{(\w+)(?::(.*?)\|(.*?))?\}/g
const locale = ref<Language>('zh-CN')
let wanted: Language
const bankLanguage = ref('zh-CN')

/** The chosen language could not be fetched; the words stay as they were. */
export const wordsFailed = ref(false)

const t: Translate = (key, places) => say(locale.value === 'en' ? english : undefined, key, places)
const inChinese: Translate = (key, places) => say(undefined, key, places)

// What English lacks is said in Chinese.
function say(own: SomeWords | undefined, key: string, places: Parameters<Translate>[1]): string {
  const found = own?.[key] ?? chinese[key]
  if (found === undefined || !places) return found ?? key
  return found.replace(PLACE, (_, name: string, one: string, other?: string) => {
    const value = places[name] ?? ''
    if (other !== undefined) return value === 1 ? one : other
    // Chinese figures stand without separators, as the report prints them.
    return own ? value.toLocaleString('en') : String(value)
  })
}

function flat(words: WordTree, group = ''): Record<string, string> {
  const all: Record<string, string> = {}
  for (const [part, text] of Object.entries(words)) {
    const key = part ? group + part : group.slice(0, -1)
    if (typeof text === 'string') all[key] = text
    else Object.assign(all, flat(text, `${key}.`))
  }
  return all
}

/** The words that are not in the first script; whatever shows them waits for this. */
export async function loadWords(): Promise<void> {
  // Undefined when the file is gone after an update: the page is then about to reload (src/app/missing-chunk.ts).
  const all: { default: WordTree } | undefined = await import('virtual:words/all')
  if (all) chinese = flat(all.default)
}

/** Everything is said in this language from now on, as soon as its words are there. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language
  if (language === 'en' && !english) {
    const file = await import('./en.json').catch(() => undefined)
    const own: Readonly<Record<Exclude<MessageKey, ChineseOnly>, string>> | undefined = file?.default
    english = own && flat(own)
  }
  // Somebody may have changed their mind meanwhile.
  if (wanted !== language) return
  wordsFailed.value = language === 'en' && !english
  if (!wordsFailed.value) locale.value = language
}

/** What the questions of this load are written in, as a BCP 47 tag. */
export function setBankLanguage(tag: string): void {
  bankLanguage.value = tag
}

export interface Words {
  readonly t: Translate
  /** The same in Chinese whatever the language: for what is read aloud or sent on together with questions. */
  readonly inChinese: Translate
  /** For `lang`, and for Intl: dates, numbers and percentages. */
  readonly locale: Readonly<Ref<Language>>
  /** For `lang` of whatever the bank says, which may be in another language than the interface. */
  readonly bankLanguage: Readonly<Ref<string>>
}

export function useI18n(): Words {
  return { t, inChinese, locale, bankLanguage }
}

/** For `app.use`: nothing to set up, the words are the same for the whole page. */
export const i18n = { global: useI18n(), install: () => undefined }

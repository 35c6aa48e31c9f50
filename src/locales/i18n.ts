// The words of the interface. Written by hand since words are looked up before the first question can be shown: the
// library that was here weighed 12 kB after compression, and all we use of it is a look-up and named places.
import { ref } from 'vue'
import type { Ref } from 'vue'
import firstWords from 'virtual:words/first'
import type zhCN from './zh-CN.json'

/** zh-CN is the source: its keys are the keys there are. */
export type MessageSchema = typeof zhCN

/** For completion in editors only, since keys are also put together at run time. */
export type MessageKey = keyof MessageSchema

/** Looks up words and fills in their `{places}`. A key that does not exist comes back as it is. */
export type Translate = (
  // `string & {}` keeps the completion that plain `string` would swallow.
  key: MessageKey | (string & {}),
  places?: Readonly<Record<string, string | number>>,
) => string

const words: Record<string, string | undefined> = { ...firstWords }
const PLACE = /\{(\w+)\}/g
const locale = ref('zh-CN')

const t: Translate = (key, places) => {
  const found = words[key]
  if (found === undefined) return key
  return places ? found.replace(PLACE, (_, name: string) => String(places[name] ?? '')) : found
}

/** The words that are not in the first script; whatever shows them waits for this. */
export async function loadWords(): Promise<void> {
  // Undefined when the file is gone after an update: the page is then about to reload (src/app/missing-chunk.ts).
  const all: { default: Readonly<Record<string, string>> } | undefined = await import('virtual:words/all')
  if (all) Object.assign(words, all.default)
}

export interface Words {
  readonly t: Translate
  /** For Intl: dates, numbers and percentages. */
  readonly locale: Readonly<Ref<string>>
}

export function useI18n(): Words {
  return { t, locale }
}

/** For `app.use`: nothing to set up, the words are the same for the whole page. */
export const i18n = { global: { t, locale } satisfies Words, install: () => undefined }

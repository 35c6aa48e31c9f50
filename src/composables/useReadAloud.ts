import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'

/**
 * `looking`: the browser has not named its voices yet; `ready`: there is a Chinese voice on the device; `no-voice`: there
 * is none; `unsupported`: the browser cannot speak; `failed`: it could not finish what it began.
 */
export type ReadingState = 'looking' | 'ready' | 'no-voice' | 'unsupported' | 'failed'

export interface ReadAloud {
  readonly state: Readonly<Ref<ReadingState>>
  readonly speaking: Readonly<Ref<boolean>>
  /** Speaks the lines in order, replacing current speech. `pace` 1 is the voice's default. */
  readonly read: (lines: readonly string[], pace: number) => void
  readonly stop: () => void
}

/** What can be replaced in tests. */
export interface SpeechParts {
  readonly speech: SpeechSynthesis | undefined
  readonly utter: (text: string) => SpeechSynthesisUtterance
  readonly page: Document
}

/** Browsers fill the list of voices late, and some never say that it stays empty. */
const NO_VOICE_AFTER_MS = 3000
/** Some engines fall silent in the middle of long texts. */
const LONGEST_LINE = 120

/** The voices that may be used: Chinese, and on this device, since others send the text to a server and need a network. */
export function usableVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const chinese = voices.filter(({ lang, localService }) => localService && /^(zh|cmn)([-_]|$)/i.test(lang))
  const rank = ({ lang }: SpeechSynthesisVoice): number => {
    if (/^zh$|cn|hans|sg/i.test(lang)) return 0
    return /hk|mo|yue/i.test(lang) ? 2 : 1
  }
  return [...chinese].sort((a, b) => rank(a) - rank(b) || Number(b.default) - Number(a.default))[0]
}

/** Reads aloud with a Chinese voice of the device. Falls silent when the component goes or the page is hidden. */
export function useReadAloud({
  speech = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis,
  utter = (text) => new SpeechSynthesisUtterance(text),
  page = document,
}: Partial<SpeechParts> = {}): ReadAloud {
  const state = ref<ReadingState>(speech ? 'looking' : 'unsupported')
  const speaking = ref(false)
  let voice: SpeechSynthesisVoice | undefined
  // Keeps references: Chrome garbage-collects unreferenced utterances and then never fires their end event.
  let queue: SpeechSynthesisUtterance[] = []
  if (!speech) return { state, speaking, read: () => undefined, stop: () => undefined }

  const look = (): void => {
    voice = usableVoice(speech.getVoices())
    if (voice) state.value = 'ready'
    else if (state.value === 'ready') state.value = 'no-voice'
  }
  const onHidden = (): void => {
    if (page.visibilityState === 'hidden') stop()
  }
  look()
  const timer = setTimeout(() => {
    if (state.value === 'looking') state.value = 'no-voice'
  }, NO_VOICE_AFTER_MS)
  speech.addEventListener('voiceschanged', look)
  page.addEventListener('visibilitychange', onHidden)
  onScopeDispose(() => {
    clearTimeout(timer)
    speech.removeEventListener('voiceschanged', look)
    page.removeEventListener('visibilitychange', onHidden)
    stop()
  })

  function read(lines: readonly string[], pace: number): void {
    stop()
    if (!voice) return
    const parts = lines.flatMap(shortened).filter((line) => line !== '')
    queue = parts.map((line, at) => {
      const said = utter(line)
      said.voice = voice ?? null
      said.lang = voice?.lang ?? 'zh-CN'
      said.rate = pace
      said.onend = () => {
        if (at === parts.length - 1 && queue.includes(said)) speaking.value = false
      }
      said.onerror = ({ error }) => {
        if (!queue.includes(said)) return
        speaking.value = false
        // Pages may not speak before a user gesture; the button still works.
        if (!['canceled', 'interrupted', 'not-allowed'].includes(error)) state.value = 'failed'
      }
      return said
    })
    speaking.value = queue.length > 0
    for (const said of queue) speech?.speak(said)
  }

  function stop(): void {
    queue = []
    speaking.value = false
    speech?.cancel()
  }

  return { state, speaking, read, stop }
}

/** Cut where a sentence ends, so that no piece is too long for the engine. */
function shortened(line: string): string[] {
  if (line.length <= LONGEST_LINE) return [line]
  return line.split(/(?:[。；！？])/).map((part) => part.trim())
}

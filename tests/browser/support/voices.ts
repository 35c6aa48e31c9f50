import type { Page } from '@playwright/test'

/** A voice of a pretended device. */
export interface VoiceOfDevice {
  readonly lang: string
  readonly localService: boolean
}

/** Puts a speech engine in the place of the browser's, which has no voices here; what it says is read with `said`. */
export async function giveVoices(page: Page, voices: readonly VoiceOfDevice[]): Promise<void> {
  await page.addInitScript((voices) => {
    class Utterance {
      voice = null
      lang = ''
      rate = 1
      onend: (() => void) | null = null
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    }
    const speech = Object.assign(new EventTarget(), {
      said: [] as Utterance[],
      getVoices: () => voices.map((voice) => ({ ...voice, default: false, name: voice.lang, voiceURI: '' })),
      speak: (utterance: Utterance) => speech.said.push(utterance),
      cancel: () => (speech.said = []),
    })
    Object.defineProperty(window, 'speechSynthesis', { value: speech })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
  }, voices)
}

/** What is being said at the moment, line by line. */
export function said(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (speechSynthesis as unknown as { readonly said: { readonly text: string }[] }).said.map(
      ({ text }) => text,
    ),
  )
}

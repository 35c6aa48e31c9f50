import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { EffectScope } from 'vue'
import { usableVoice, useReadAloud } from '../../src/composables/useReadAloud.ts'
import type { ReadAloud } from '../../src/composables/useReadAloud.ts'

function aVoice(lang: string, { localService = true, isDefault = false } = {}): SpeechSynthesisVoice {
  return { lang, localService, default: isDefault, name: lang, voiceURI: lang }
}

/** A device that speaks when it is told to go on. */
class FakeSpeech extends EventTarget {
  voices: SpeechSynthesisVoice[] = []
  said: SpeechSynthesisUtterance[] = []
  getVoices = (): SpeechSynthesisVoice[] => this.voices
  speak = (utterance: SpeechSynthesisUtterance): void => void this.said.push(utterance)
  cancel = (): void => {
    this.said = []
  }
  texts = (): string[] => this.said.map(({ text }) => text)
}

let speech: FakeSpeech
let scope: EffectScope

function reader(): ReadAloud {
  const made = scope.run(() =>
    useReadAloud({
      speech: speech as unknown as SpeechSynthesis,
      utter: (text) => ({ text }) as SpeechSynthesisUtterance,
    }),
  )
  if (!made) throw new Error('the scope is gone')
  return made
}

beforeEach(() => {
  vi.useFakeTimers()
  speech = new FakeSpeech()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('usableVoice', () => {
  it.each([
    [
      'a local voice before one that needs a network',
      [aVoice('zh-CN', { localService: false }), aVoice('zh-TW')],
      'zh-TW',
    ],
    ['no voice that needs a network', [aVoice('zh-CN', { localService: false })], undefined],
    ['no voice of another language', [aVoice('en-US'), aVoice('ja-JP')], undefined],
    ['Putonghua before Cantonese', [aVoice('zh-HK'), aVoice('zh-TW'), aVoice('zh_CN')], 'zh_CN'],
    ['the names other systems give', [aVoice('cmn-Hans-CN')], 'cmn-Hans-CN'],
    ['nothing where there is nothing', [], undefined],
  ])('takes %s', (_case, voices, lang) => {
    expect(usableVoice(voices)?.lang).toBe(lang)
  })
})

describe('useReadAloud', () => {
  it('says the lines in order with the voice of the device and the pace asked for', () => {
    speech.voices = [aVoice('zh-CN')]
    const { state, speaking, read } = reader()
    expect(state.value).toBe('ready')
    read(['题目', '', 'A，选项'], 0.85)
    expect(speech.texts()).toEqual(['题目', 'A，选项'])
    expect(speech.said.map(({ rate, voice }) => [rate, voice?.lang])).toEqual([
      [0.85, 'zh-CN'],
      [0.85, 'zh-CN'],
    ])
    expect(speaking.value).toBe(true)
  })

  it('is done when the last line is', () => {
    speech.voices = [aVoice('zh-CN')]
    const { speaking, read } = reader()
    read(['一', '二'], 1)
    const [first, last] = speech.said
    first?.onend?.({} as SpeechSynthesisEvent)
    expect(speaking.value).toBe(true)
    last?.onend?.({} as SpeechSynthesisEvent)
    expect(speaking.value).toBe(false)
  })

  it('starts anew instead of queueing behind what is being said', () => {
    speech.voices = [aVoice('zh-CN')]
    const { speaking, read } = reader()
    read(['旧'], 1)
    const [old] = speech.said
    read(['新'], 1)
    old?.onerror?.({ error: 'interrupted' } as SpeechSynthesisErrorEvent)
    expect(speech.texts()).toEqual(['新'])
    expect(speaking.value).toBe(true)
  })

  it('cuts a long line where its sentences end', () => {
    speech.voices = [aVoice('zh-CN')]
    const { read } = reader()
    read([`${'长'.repeat(70)}。${'句'.repeat(70)}。`], 1)
    expect(speech.texts().map((text) => text.length)).toEqual([70, 70])
  })

  it('finds voices that the browser names late', () => {
    const { state } = reader()
    expect(state.value).toBe('looking')
    speech.voices = [aVoice('zh-CN')]
    speech.dispatchEvent(new Event('voiceschanged'))
    expect(state.value).toBe('ready')
  })

  it('says that the device has no Chinese voice, and stays silent', () => {
    speech.voices = [aVoice('en-US'), aVoice('zh-CN', { localService: false })]
    const { state, speaking, read } = reader()
    vi.advanceTimersByTime(3000)
    expect(state.value).toBe('no-voice')
    read(['题目'], 1)
    expect(speech.said).toEqual([])
    expect(speaking.value).toBe(false)
  })

  it('says when the browser cannot speak at all', () => {
    vi.stubGlobal('speechSynthesis', undefined)
    expect(scope.run(() => useReadAloud())?.state.value).toBe('unsupported')
    vi.unstubAllGlobals()
  })

  it.each([
    ['synthesis-failed', 'failed'],
    ['not-allowed', 'ready'],
  ] as const)('after the fault %s is %s', (error, expected) => {
    speech.voices = [aVoice('zh-CN')]
    const { state, speaking, read } = reader()
    read(['题目'], 1)
    speech.said[0]?.onerror?.({ error } as SpeechSynthesisErrorEvent)
    expect(state.value).toBe(expected)
    expect(speaking.value).toBe(false)
  })

  it('falls silent when the page is left', () => {
    speech.voices = [aVoice('zh-CN')]
    const { read } = reader()
    read(['题目'], 1)
    scope.stop()
    expect(speech.said).toEqual([])
  })

  it('falls silent when the page is hidden', () => {
    speech.voices = [aVoice('zh-CN')]
    const { speaking, read } = reader()
    read(['题目'], 1)
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    hidden.mockRestore()
    expect(speaking.value).toBe(false)
    expect(speech.said).toEqual([])
  })
})

// Haptics and soft sounds, generated: nothing to download. Only asked for where the verdict itself is shown.

export interface EffectSettings {
  readonly haptics: boolean
  readonly sounds: boolean
}

/** As much of the browser as is used here. */
export interface EffectParts {
  readonly vibrate: ((pattern: number | number[]) => boolean) | undefined
  readonly audio: () => AudioContext | undefined
}

/** Hertz of the notes, one after the other: a fourth upwards, or one low note. */
const NOTES = { right: [659.25, 880], wrong: [220] } as const
const NOTE_S = 0.11
/** Quiet beside a voice that reads. */
const LOUDNESS = 0.06

let shared: AudioContext | undefined

const browser: EffectParts = {
  vibrate: (pattern) => typeof navigator.vibrate === 'function' && navigator.vibrate(pattern),
  audio: () => (shared ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext()),
}

/** Lets a verdict be felt and heard, as far as the settings ask for it and the device can. */
export function playVerdict(
  right: boolean,
  { haptics, sounds }: EffectSettings,
  parts: EffectParts = browser,
): void {
  if (haptics) parts.vibrate?.(right ? 18 : [24, 60, 24])
  const audio = sounds ? parts.audio() : undefined
  if (!audio) return
  // Suspended until the first user gesture; an answer is one.
  void audio.resume().catch(() => undefined)
  for (const [at, hertz] of NOTES[right ? 'right' : 'wrong'].entries())
    note(audio, hertz, audio.currentTime + at * NOTE_S)
}

function note(audio: AudioContext, hertz: number, start: number): void {
  const tone = audio.createOscillator()
  const loudness = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = hertz
  // Up and down without a click.
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.015)
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S * 1.8)
  tone.connect(loudness).connect(audio.destination)
  tone.start(start)
  tone.stop(start + NOTE_S * 2)
}

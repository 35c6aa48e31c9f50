import { describe, expect, it, vi } from 'vitest'
import { playVerdict } from '../../src/composables/answer-effects.ts'

/** An audio device that notes which tones were asked for. */
function aDevice() {
  const tones: number[] = []
  const context = {
    currentTime: 0,
    destination: {},
    resume: () => Promise.resolve(),
    createGain: () => ({
      gain: {
        setValueAtTime: vi.fn(),
        linearRampToValueAtTime: vi.fn(),
        exponentialRampToValueAtTime: vi.fn(),
      },
      connect: vi.fn(),
    }),
    createOscillator: () => {
      const frequency = { value: 0 }
      return {
        type: 'sine',
        frequency,
        connect: (next: object) => next,
        start: () => tones.push(frequency.value),
        stop: vi.fn(),
      }
    },
  }
  const vibrate = vi.fn(() => true)
  return { tones, vibrate, parts: { vibrate, audio: () => context as unknown as AudioContext } }
}

describe('playVerdict', () => {
  it('is silent and still unless asked', () => {
    const { tones, vibrate, parts } = aDevice()
    playVerdict(true, { haptics: false, sounds: false }, parts)
    expect(tones).toEqual([])
    expect(vibrate).not.toHaveBeenCalled()
  })

  it('rises for right and is low for wrong, so that the two are told apart by ear', () => {
    const right = aDevice()
    playVerdict(true, { haptics: false, sounds: true }, right.parts)
    const wrong = aDevice()
    playVerdict(false, { haptics: false, sounds: true }, wrong.parts)
    expect(right.tones).toEqual([...right.tones].sort((a, b) => a - b))
    expect(right.tones).toHaveLength(2)
    expect(wrong.tones).toHaveLength(1)
  })

  it('is felt once for right and twice for wrong', () => {
    const { vibrate, parts } = aDevice()
    playVerdict(true, { haptics: true, sounds: false }, parts)
    playVerdict(false, { haptics: true, sounds: false }, parts)
    expect(vibrate.mock.calls).toEqual([[18], [[24, 60, 24]]])
  })

  it('does without what the device lacks', () => {
    const none = { vibrate: undefined, audio: () => undefined }
    expect(() => playVerdict(true, { haptics: true, sounds: true }, none)).not.toThrow()
  })
})

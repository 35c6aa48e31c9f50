import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSettings, READ_PACES, TEXT_SCALES } from '../../src/db/settings.ts'
import type { Settings } from '../../src/db/settings.ts'
import { elderChange, isElder } from '../../src/stores/elder-mode.ts'

const AS_IT_STARTS = parseSettings({})

function turned(settings: Settings, on: boolean): Settings {
  return { ...settings, ...elderChange(settings, on) }
}

describe('elderChange', () => {
  it('gives large text, contrast, a confirm step, no clock, large targets and a voice', () => {
    expect(turned(AS_IT_STARTS, true)).toMatchObject({
      textScale: 150,
      contrast: 'more',
      largeTargets: true,
      answerBy: 'confirm',
      goOnAfterRight: false,
      showClock: false,
      readAloud: 'auto',
    })
  })

  it('leaves text that is larger still', () => {
    expect(turned({ ...AS_IT_STARTS, textScale: 200 }, true).textScale).toBe(200)
  })

  it('goes back to how the app starts when it does not know how it was before', () => {
    const damaged = { ...turned(AS_IT_STARTS, true), beforeElder: { textScale: 'huge', answerBy: 7 } }
    expect(turned(damaged, false)).toEqual(AS_IT_STARTS)
  })

  it('brings everything back as it was, whatever that was', () => {
    const anySettings = fc.record({
      textScale: fc.constantFrom(...TEXT_SCALES),
      contrast: fc.constantFrom('auto', 'more'),
      largeTargets: fc.boolean(),
      answerBy: fc.constantFrom('confirm', 'tap'),
      goOnAfterRight: fc.boolean(),
      showClock: fc.boolean(),
      readAloud: fc.constantFrom('off', 'button', 'auto'),
      readPace: fc.constantFrom(...READ_PACES),
      theme: fc.constantFrom('auto', 'light', 'dark'),
    })
    fc.assert(
      fc.property(anySettings, (parts) => {
        const before = parseSettings(parts)
        const on = turned(before, true)
        expect(isElder(on)).toBe(true)
        // As it comes back from the disk.
        expect(turned(parseSettings(JSON.parse(JSON.stringify(on)) as object), false)).toEqual(before)
      }),
    )
  })
})

describe('isElder', () => {
  it.each<[string, Partial<Settings>, boolean]>([
    ['every part is set', {}, true],
    ['text is larger still', { textScale: 200 }, true],
    ['it reads only when asked to', { readAloud: 'button' }, true],
    ['text is smaller', { textScale: 130 }, false],
    ['clocks are shown', { showClock: true }, false],
    ['a tap is an answer', { answerBy: 'tap' }, false],
    ['it does not read', { readAloud: 'off' }, false],
  ])('when %s', (_case, part, expected) => {
    expect(isElder({ ...turned(AS_IT_STARTS, true), ...part })).toBe(expected)
  })
})

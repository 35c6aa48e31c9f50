import { describe, expect, it } from 'vitest'
import { useClipboard } from '../../src/composables/useClipboard.ts'

describe('useClipboard', () => {
  it('says when the text is on the clipboard', async () => {
    const texts: string[] = []
    const { state, copy } = useClipboard(() => ({ writeText: async (text) => void texts.push(text) }))
    expect(state.value).toBe('idle')
    const copying = copy('青山')
    expect(state.value).toBe('copying')
    await copying
    expect([state.value, texts]).toEqual(['copied', ['青山']])
  })

  it.each([
    ['there is none', () => undefined],
    ['it is forbidden', () => ({ writeText: () => Promise.reject(new Error('NotAllowedError')) })],
    [
      'asking for it throws',
      () => {
        throw new Error('no navigator')
      },
    ],
  ])('says so when %s', async (_what, clipboardOf) => {
    const { state, copy } = useClipboard(clipboardOf)
    await copy('青山')
    expect(state.value).toBe('refused')
  })
})

import { describe, expect, it } from 'vitest'
import { useSharing } from '../../src/composables/useSharing.ts'

const DATA = { title: '青山', url: 'https://example.org/' }
const WITH_FILE = { files: [new File(['x'], 'x.png', { type: 'image/png' })] }

describe('useSharing', () => {
  it('offers nothing where the browser has no share sheet', () => {
    expect(useSharing({}).canShare(DATA)).toBe(false)
  })

  it('offers files only where the browser takes them', () => {
    const share = async () => undefined
    expect(useSharing({ share }).canShare(DATA)).toBe(true)
    expect(useSharing({ share }).canShare(WITH_FILE)).toBe(false)
    expect(useSharing({ share, canShare: () => true }).canShare(WITH_FILE)).toBe(true)
  })

  it.each([
    ['someone closes the sheet', new DOMException('', 'AbortError'), false],
    ['the browser forbids it', new DOMException('', 'NotAllowedError'), true],
  ])('when %s, says so only if that is news', async (_what, error, expected) => {
    const { share, isRefused } = useSharing({ share: () => Promise.reject(error) })
    await share(DATA)
    expect(isRefused.value).toBe(expected)
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { firstPageLoad, nextPageLoad } from '../support/app.ts'
import { aPlace } from '../support/places.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('change', () => {
  it('changes one setting, for this page and the next', async () => {
    const store = useSettingsStore()
    store.change({ theme: 'dark' })
    store.change({ rightInARow: 3 })
    expect(store.kept).toBe(true)
    await nextPageLoad()
    expect(useSettingsStore().settings).toMatchObject({ theme: 'dark', rightInARow: 3, textScale: 100 })
    expect(useSettingsStore().wrongBookRule).toEqual({ rightInARow: 3, onDifferentDays: true })
  })

  it('holds for this page and says so when the browser does not keep it', () => {
    vi.stubGlobal('localStorage', aPlace(['setItem']))
    const store = useSettingsStore()
    store.change({ theme: 'dark' })
    expect(store.settings.theme).toBe('dark')
    expect(store.kept).toBe(false)
  })
})

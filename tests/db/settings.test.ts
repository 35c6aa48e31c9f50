import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BrowserStorage } from '../../src/db/web-storage.ts'
import { readSettings, writeSettings } from '../../src/db/settings.ts'
import type { Settings } from '../../src/db/settings.ts'
import { DEFAULT_MEMORY_RULE } from '../../src/quiz/memory/memory-rule.ts'
import { aPlace } from '../support/places.ts'

const KEY = 'bainian-qianti/settings'
/** What a browser that has kept nothing starts with. */
const DEFAULTS: Settings = {
  language: 'zh-CN',
  theme: 'auto',
  textScale: 100,
  contrast: 'auto',
  largeTargets: false,
  showClock: true,
  readAloud: 'off',
  readPace: 1,
  haptics: false,
  sounds: false,
  beforeElder: null,
  answerBy: 'confirm',
  goOnAfterRight: false,
  rightInARow: 2,
  onDifferentDays: true,
  newPerDay: DEFAULT_MEMORY_RULE.newPerDay,
  retention: DEFAULT_MEMORY_RULE.retention,
  planDay: null,
  rolloverHour: 0,
}
const CHANGED: Settings = {
  language: 'en',
  theme: 'dark',
  textScale: 150,
  contrast: 'more',
  largeTargets: true,
  showClock: false,
  readAloud: 'auto',
  readPace: 0.7,
  haptics: true,
  sounds: true,
  beforeElder: { textScale: 115 },
  answerBy: 'tap',
  goOnAfterRight: true,
  rightInARow: 5,
  onDifferentDays: false,
  newPerDay: 7,
  retention: 0.85,
  planDay: 21_930,
  rolloverHour: 4,
}
let place: BrowserStorage

beforeEach(() => {
  place = aPlace()
  vi.stubGlobal('localStorage', place)
})

describe('readSettings', () => {
  it('gives the defaults when nothing was ever changed', () => {
    expect(readSettings()).toEqual(DEFAULTS)
  })

  it('gives back what was written', () => {
    expect(writeSettings(CHANGED)).toBe(true)
    expect(readSettings()).toEqual(CHANGED)
  })

  it.each(['{"theme":"da', '', 'null', '7', '[]', '"dark"'])(
    'gives the defaults for damaged text: %s',
    (text) => {
      place.setItem(KEY, text)
      expect(readSettings()).toEqual(DEFAULTS)
    },
  )

  it.each<[keyof Settings, unknown]>([
    ['theme', 'pink'],
    ['textScale', 110],
    ['textScale', '150'],
    ['contrast', 'less'],
    ['readAloud', true],
    ['readPace', 3],
    ['beforeElder', 'all'],
    ['answerBy', null],
    ['goOnAfterRight', 1],
    ['rightInARow', 0],
    ['rightInARow', 6],
    ['rightInARow', 2.5],
    ['onDifferentDays', 'yes'],
    ['newPerDay', -1],
    ['retention', 0.5],
    ['planDay', 'tomorrow'],
    ['rolloverHour', 7],
  ])('gives the default for a damaged %s (%o) and keeps the others', (field, value) => {
    place.setItem(KEY, JSON.stringify({ ...CHANGED, [field]: value }))
    expect(readSettings()).toEqual({ ...CHANGED, [field]: DEFAULTS[field] })
  })

  it('gives the default for a field that an older version did not know', () => {
    const { theme: _theme, ...older } = CHANGED
    place.setItem(KEY, JSON.stringify(older))
    expect(readSettings()).toEqual({ ...CHANGED, theme: 'auto' })
  })

  it('gives the defaults when the browser refuses to read', () => {
    vi.stubGlobal('localStorage', aPlace(['getItem']))
    expect(readSettings()).toEqual(DEFAULTS)
  })
})

describe('writeSettings', () => {
  it.each([
    ['the place is full', aPlace(['setItem'])],
    ['there is no place', undefined],
  ])('says that nothing was kept when %s', (_case, broken) => {
    vi.stubGlobal('localStorage', broken)
    expect(writeSettings(CHANGED)).toBe(false)
  })
})

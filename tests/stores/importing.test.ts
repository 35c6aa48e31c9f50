import { beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { BUILT_IN_BANK } from '../../src/quiz/bank.ts'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import { parseOwnBank } from '../../src/quiz/parse-own-bank.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useBanksStore } from '../../src/stores/banks.ts'
import { LONGEST_MS } from '../../src/stores/import-job.ts'
import { exportName, useImportingStore } from '../../src/stores/importing.ts'
import type { Destination } from '../../src/stores/importing.ts'
import { firstPageLoad, until, useStorageOf } from '../support/app.ts'
import {
  ended,
  FailingWorker,
  HangingWorker,
  MissingWorker,
  WorkingWorker,
} from '../support/import-worker.ts'
import { ownSample } from '../support/own-bank.ts'
import { sampleBank } from '../support/questions.ts'

const HEADER = '题干,题型,选项A,选项B,正确答案'
const GOOD = ['甲对吗,单选题,对的,错的,A', '乙对吗,单选题,对的,错的,B']
const BAD = ['没有答案,单选题,对的,错的,', '两个答案,单选题,对的,错的,AB']

const csv = (...rows: string[]): Blob => new Blob([[HEADER, ...rows].join('\n')])
const NEW: Destination = { title: '我的题', into: '', replaces: false, also: new Set() }

let storage: Storage

beforeEach(async () => {
  const sample = sampleBank()
  await firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } })
  storage = useStorageOf({})
  vi.stubGlobal('Worker', WorkingWorker)
  ended.count = 0
})

async function imported(destination: Destination = NEW, ...rows: string[]): Promise<OwnBank> {
  const importing = useImportingStore()
  await importing.read(csv(...(rows.length > 0 ? rows : GOOD)), '题.csv')
  await importing.confirm(destination)
  const bank = await storage.ownBank(importing.done?.bank ?? '')
  if (!bank) throw new Error('nothing was imported')
  return bank
}

describe('reading a file', () => {
  it('parts what is ready from what is not, and stores nothing', async () => {
    const importing = useImportingStore()
    await importing.read(csv(...GOOD, ...BAD), '题.csv')
    expect(importing.found).toMatchObject({ format: 'csv', title: '题' })
    expect(importing.found?.questions).toHaveLength(2)
    expect(importing.found?.look).toHaveLength(1)
    expect(importing.found?.cannot).toHaveLength(1)
    expect(await storage.ownBanks()).toEqual([])
    expect(ended.count).toBe(1)
  })

  it('tells how far it is', async () => {
    const importing = useImportingStore()
    const told: unknown[] = []
    watch(
      () => importing.progress,
      (progress) => told.push(progress),
      { flush: 'sync' },
    )
    await importing.read(
      csv(...Array.from({ length: 600 }, (_, at) => `第${at}题,单选题,对的,错的,A`)),
      '题.csv',
    )
    expect(importing.found?.questions).toHaveLength(600)
    expect(told).toEqual([
      { done: 0, all: 600 },
      { done: 250, all: 600 },
      { done: 500, all: 600 },
    ])
  })

  it('is ended after a minute', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('Worker', HangingWorker)
    const importing = useImportingStore()
    const reading = importing.read(csv(), '坏.xls')
    await vi.advanceTimersByTimeAsync(LONGEST_MS)
    await reading
    vi.useRealTimers()
    expect(importing).toMatchObject({ fault: 'slow', found: null, isBusy: false })
    expect(ended.count).toBe(1)
  })

  it('can be cancelled', async () => {
    vi.stubGlobal('Worker', HangingWorker)
    const importing = useImportingStore()
    const reading = importing.read(csv(), '大.xlsx')
    importing.cancel()
    await reading
    expect(importing).toMatchObject({ fault: null, found: null, isBusy: false })
  })

  it('says so where the worker does not come', async () => {
    vi.stubGlobal('Worker', MissingWorker)
    const importing = useImportingStore()
    await importing.read(csv(), '题.csv')
    expect(importing.fault).toBe('missing')
    vi.stubGlobal('Worker', FailingWorker)
    await importing.read(csv(), '题.csv')
    expect(importing.fault).toBe('unreadable')
  })

  it('takes a pasted text for what it is, whatever its bytes look like', async () => {
    const importing = useImportingStore()
    await importing.readText('1. 桥有几座？\nA. 一座\nB. 两座\n答案：B')
    expect(importing.found?.questions.map(({ stem }) => stem)).toEqual(['桥有几座？'])
    expect(importing.found?.guessed.encoding).toBeUndefined()
  })
})

describe('importing into a new bank', () => {
  it('stores what is ready, with an id of its own', async () => {
    const bank = await imported(NEW, ...GOOD, ...BAD)
    expect(bank).toMatchObject({ title: '我的题', language: 'zh-CN' })
    expect(bank.id).toMatch(/^own-\w{16}$/)
    expect(bank.questions.map(({ stem }) => stem)).toEqual(['甲对吗', '乙对吗'])
    expect(parseOwnBank(bank).ok).toBe(true)
    expect(useBanksStore().own.map(({ id }) => id)).toEqual([bank.id])
  })

  it('takes in what somebody looked at and ticked', async () => {
    const bank = await imported({ ...NEW, also: new Set([0]) }, ...GOOD, ...BAD)
    expect(bank.questions.map(({ form }) => form)).toEqual(['single', 'single', 'multiple'])
  })

  it('is undone as one step', async () => {
    await imported()
    await useImportingStore().undo()
    expect(await storage.ownBanks()).toEqual([])
    expect(useImportingStore().done).toBeNull()
    expect(useBanksStore().own).toEqual([])
  })

  it('stores nothing where there is no room, and keeps what was read', async () => {
    storage = useStorageOf({ saveOwnBank: () => Promise.reject(new StorageError('full', null)) })
    const importing = useImportingStore()
    await importing.read(csv(...GOOD), '题.csv')
    await importing.confirm(NEW)
    expect(importing).toMatchObject({ fault: 'full', done: null })
    expect(importing.found?.questions).toHaveLength(2)
  })

  it('refuses what no bank may hold', async () => {
    const importing = useImportingStore()
    await importing.read(csv(...GOOD), '题.csv')
    await importing.confirm({ ...NEW, title: '' })
    expect(importing).toMatchObject({ fault: 'beyond', done: null })
    expect(await storage.ownBanks()).toEqual([])
  })
})

describe('importing into a bank that is here', () => {
  it('adds, and leaves the others as they are', async () => {
    const before = await imported()
    const after = await imported({ ...NEW, into: before.id }, GOOD[0] ?? '', '丙对吗,单选题,对的,错的,A')
    expect(after.questions.map(({ stem }) => stem)).toEqual(['甲对吗', '乙对吗', '丙对吗'])
    expect(after.questions.slice(0, 2)).toEqual(before.questions)
    expect(useImportingStore().done).toMatchObject({ added: 1, retired: 0 })
  })

  it('retires what is gone when it replaces', async () => {
    const before = await imported()
    await imported({ ...NEW, into: before.id, replaces: true }, '丙对吗,单选题,对的,错的,A')
    expect(useImportingStore().done).toMatchObject({ added: 1, retired: 2 })
    expect((await storage.ownBank(before.id))?.questions.map(({ stem }) => stem)).toEqual(['丙对吗'])
  })

  it('is undone as one step', async () => {
    const before = await imported()
    await imported({ ...NEW, into: before.id, replaces: true }, '丙对吗,单选题,对的,错的,A')
    await useImportingStore().undo()
    expect(await storage.ownBank(before.id)).toEqual(before)
  })

  it.each<[what: string, by: (bank: OwnBank) => Promise<void>]>([
    ['renamed', ({ id }) => useBanksStore().rename(id, '新名字')],
    ['deleted', ({ id }) => useBanksStore().remove(id, false)],
  ])('is no longer undone once the bank was %s', async (_, change) => {
    const before = await imported()
    await imported({ ...NEW, into: before.id }, '丙对吗,单选题,对的,错的,A')
    await change(before)
    await until(() => useImportingStore().done === null)
    const now = await storage.ownBank(before.id)
    await useImportingStore().undo()
    expect(await storage.ownBank(before.id)).toEqual(now)
  })

  it('begins the app anew where it is the one in use, once the page is left', async () => {
    const before = await imported()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    useBankStore().loader = { ...useBankStore().loader, bank: before.id }
    await imported({ ...NEW, into: before.id }, '丙对吗,单选题,对的,错的,A')
    expect(useBankStore().isLeft).toBe(false)
    useImportingStore().leave()
    await until(() => useBankStore().isLeft)
  })
})

describe('saving a bank as a file', () => {
  it('comes back the same under its own id', async () => {
    const own = ownSample()
    await storage.saveOwnBank(own)
    const importing = useImportingStore()
    const written = await importing.write(own.id, 'bank')
    expect(written?.left).toEqual([])
    await storage.deleteOwnBank(own.id, true)
    await importing.read(new Blob([written?.bytes as BlobPart]), '交给别人.json')
    await importing.confirm({ ...NEW, title: own.title })
    expect(await storage.ownBank(own.id)).toEqual(own)
  })

  it('tells what the format cannot hold', async () => {
    const own = ownSample()
    await storage.saveOwnBank(own)
    const written = await useImportingStore().write(own.id, 'gift')
    expect(written?.left.map(({ reason }) => reason.code)).toContain('not-kept')
    expect(await useImportingStore().write('gone', 'csv')).toBeUndefined()
    expect(useImportingStore().fault).toBe('failed')
  })

  it('has a name that every disk takes', () => {
    expect(exportName('题/库: 一?', 'xlsx')).toBe('题 库  一.xlsx')
    expect(exportName('...', 'moodle-xml')).toBe('....xml')
    expect(exportName('??', 'bank')).toBe('bank.json')
  })
})

describe('the sheet to fill in', () => {
  it('is read again without a fault', async () => {
    const importing = useImportingStore()
    const sheet = await importing.template()
    await importing.read(new Blob([sheet?.bytes as BlobPart]), '模板.xlsx')
    expect(importing.found?.questions).toHaveLength(8)
    expect(importing.found?.cannot).toEqual([])
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '../../src/db/storage.ts'
import type { Storage } from '../../src/db/storage.ts'
import { BUILT_IN_BANK } from '../../src/quiz/bank.ts'
import { useBankEditingStore } from '../../src/stores/bank-editing.ts'
import type { QuestionFields } from '../../src/stores/bank-editing.ts'
import { emptyFields } from '../../src/stores/bank-editing.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useStorageStore } from '../../src/stores/storage.ts'
import { firstPageLoad, until, useStorageOf } from '../support/app.ts'
import { anOwnBank, ownQuestion } from '../support/own-banks.ts'
import { aSingle, questionId, sampleBank } from '../support/questions.ts'

const Q = questionId('q1')
const BANK = anOwnBank()

/** The app's own database, on a disk in memory. */
let storage: Storage

beforeEach(async () => {
  const sample = sampleBank()
  await firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } })
  storage = await useStorageStore().ready()
  await storage.saveOwnBank(BANK)
  await useBankEditingStore().load(BANK.id)
})

function fieldsOf(id = Q, changes: Partial<QuestionFields> = {}): QuestionFields {
  const fields = useBankEditingStore().fieldsOfQuestion(id)
  if (!fields) throw new Error(`no fields for ${id}`)
  return { ...fields, ...changes }
}

const judged = (stem: string, changes: Partial<QuestionFields> = {}): QuestionFields => ({
  ...emptyFields('judge', '上册'),
  stem,
  isTrue: true,
  ...changes,
})
const stored = async () => (await storage.ownBank(BANK.id)) ?? anOwnBank({ questions: [] })

describe('a bank to edit', () => {
  it('runs over the real database', () => expect(useStorageStore().status).toBe('kept'))

  it('is not there under another name', async () => {
    expect(await useBankEditingStore().load('own-2')).toBeUndefined()
    expect(useBankEditingStore().bank).toBeNull()
  })

  it('shows chapter and tags with a question', () => {
    expect(fieldsOf()).toMatchObject({ form: 'single', chapter: '上册', tags: '桥，数目' })
  })
})

describe('a new bank', () => {
  it('is there with its name and no question, and takes the first one', async () => {
    const editing = useBankEditingStore()
    const id = (await editing.create('读书会')) ?? ''
    expect(await editing.load(id)).toMatchObject({ title: '读书会', questions: [] })
    await editing.save({ ...emptyFields('judge', ''), stem: '村里有桥', isTrue: true })
    const bank = await storage.ownBank(id)
    expect(bank?.questions.map(({ stem }) => stem)).toEqual(['村里有桥'])
    expect(bank?.chapters).toHaveLength(1)
  })

  it('is not there where there is no room', async () => {
    useStorageOf({ saveOwnBank: () => Promise.reject(new StorageError('full', null)) })
    const editing = useBankEditingStore()
    expect(await editing.create('读书会')).toBeUndefined()
    expect(editing).toMatchObject({ fault: 'full', isSaving: false })
  })
})

describe('saving a question', () => {
  it('adds a new one at the end', async () => {
    const editing = useBankEditingStore()
    expect(await editing.save(judged('村里有桥', { tags: '桥' }))).toEqual({ isSaved: true })
    expect(editing.done?.kind).toBe('added')
    const bank = await stored()
    const last = bank.questions.at(-1)
    expect(last).toMatchObject({ form: 'judge', stem: '村里有桥', chapter: 'c1', right: true })
    expect(bank.tags[last?.id ?? Q]).toEqual(['桥'])
    expect(bank.questions.slice(0, -1)).toEqual(BANK.questions)
    expect(await storage.ownBankIndex(BANK.id)).toMatchObject({
      questions: { length: BANK.questions.length + 1 },
    })
  })

  it('keeps the id where a word is mended, and makes a new question of another answer', async () => {
    const editing = useBankEditingStore()
    const { options } = fieldsOf()
    await editing.save(fieldsOf(Q, { explanation: '数过了。' }), Q)
    expect(editing.done?.kind).toBe('corrected')
    expect((await stored()).questions[0]).toMatchObject({ id: Q, explanation: '数过了。' })

    const other = options.map(({ text, isRight }, at) => ({ text, isRight: at === 0 && !isRight }))
    await editing.save(fieldsOf(Q, { options: other }), Q)
    expect(editing.done?.kind).toBe('reworked')
    const bank = await stored()
    expect(bank.questions[0]?.id).toBe('q1-2')
    expect(bank.retired.map(({ id }) => id)).toContain(Q)
  })

  it('tells what is wrong and stores nothing', async () => {
    const editing = useBankEditingStore()
    expect(await editing.save(judged(''))).toMatchObject({ isSaved: false, fault: { field: 'stem' } })
    const twin = await editing.save(fieldsOf())
    expect(twin).toMatchObject({ isSaved: false, fault: { reason: { code: 'duplicate-question' } } })
    expect(await stored()).toEqual(BANK)
    expect(editing.done).toBeNull()
  })

  it('lets stand what somebody was asked about', async () => {
    const editing = useBankEditingStore()
    const fields = fieldsOf(Q, { form: 'multiple', stem: '哪些桥是新修的？' })
    const { fault } = await editing.save(fields)
    expect(fault?.reason.code).toBe('one-right')
    expect(await editing.save(fields, undefined, fault ?? null)).toEqual({ isSaved: true })
  })

  it('keeps what another window has changed meanwhile', async () => {
    const [first, ...others] = BANK.questions
    const extra = ownQuestion(aSingle(), { id: questionId('q9'), chapter: 'c2', stem: '另一个窗口的题？' })
    await storage.saveOwnBank({ ...BANK, questions: [...(first ? [first] : []), ...others, extra] })
    await useBankEditingStore().save(fieldsOf(Q, { explanation: '数过了。' }), Q)
    expect((await stored()).questions.at(-1)).toEqual(extra)
  })

  it('says so where there is no room, or the bank is gone', async () => {
    const editing = useBankEditingStore()
    useStorageOf({
      ownBank: () => Promise.resolve(BANK),
      saveOwnBank: () => Promise.reject(new StorageError('full', null)),
    })
    expect(await editing.save(judged('村里有桥'))).toEqual({ isSaved: false })
    expect(editing).toMatchObject({ fault: 'full', isSaving: false, done: null })
    useStorageOf({})
    expect(await editing.retire(Q)).toBe(false)
    expect(editing.fault).toBe('failed')
  })
})

describe('retiring a question', () => {
  it('keeps it as retired, and is undone as one step', async () => {
    const editing = useBankEditingStore()
    await editing.retire(Q)
    expect(editing.done?.kind).toBe('retired')
    expect((await stored()).retired.map(({ id }) => id)).toContain(Q)
    await editing.undo()
    expect(await stored()).toEqual(BANK)
    expect(editing.done).toBeNull()
    expect(editing.bank?.questions).toHaveLength(BANK.questions.length)
  })

  it('is undone under the name that another window has given the bank', async () => {
    const editing = useBankEditingStore()
    await editing.retire(Q)
    await storage.renameOwnBank(BANK.id, '新名字')
    expect(await editing.undo()).toBe(true)
    expect(await stored()).toEqual({ ...BANK, title: '新名字' })
  })

  it('is not undone where another window has changed a question since', async () => {
    const editing = useBankEditingStore()
    await editing.retire(Q)
    const extra = ownQuestion(aSingle(), { id: questionId('q9'), chapter: 'c1', stem: '另一个窗口的题？' })
    const changed = { ...(await stored()), questions: [...(await stored()).questions, extra] }
    await storage.saveOwnBank(changed)
    expect(await editing.undo()).toBe(false)
    expect(editing.fault).toBe('changed')
    expect(await stored()).toEqual(changed)
  })

  it('begins the app anew where the bank is in use, once the page is left', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    useBankStore().loader = { ...useBankStore().loader, bank: BANK.id }
    const editing = useBankEditingStore()
    editing.leave()
    expect(useBankStore().isLeft).toBe(false)
    await editing.retire(Q)
    editing.leave()
    await until(() => useBankStore().isLeft)
  })
})

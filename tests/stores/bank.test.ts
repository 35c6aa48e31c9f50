import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BankLoader } from '../../src/quiz/bank.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { firstPageLoad } from '../support/app.ts'
import { aJudge, factId, loaderOf, questionId, sampleBank } from '../support/questions.ts'

let loader: BankLoader

beforeEach(async () => {
  await firstPageLoad()
  const real = loaderOf(sampleBank())
  loader = { ...real, loadIndex: vi.fn(real.loadIndex), loadChapter: vi.fn(real.loadChapter) }
  useBankStore().loader = loader
})

describe('loadQuestions', () => {
  it('loads the chapters of the questions asked for, each once', async () => {
    const bank = useBankStore()
    await bank.loadQuestions(['s1p1-01a', 's1p1-02a'].map(questionId))
    await bank.loadQuestions([questionId('s1p1-03a')])
    expect(loader.loadIndex).toHaveBeenCalledTimes(1)
    expect(vi.mocked(loader.loadChapter).mock.calls).toEqual([['s1']])
    expect(bank.question(questionId('s1p1-02a'))?.form).toBe('multiple')
    expect(bank.fact(factId('s1p1-02'))?.chapter).toBe('s1')
    expect(bank.question(questionId('s2p1-01a'))).toBeUndefined()
  })

  it('finds a retired question, which the index no longer lists', async () => {
    const retired = aJudge({ id: questionId('s2p1-99a'), chapter: 's2' })
    const bank = useBankStore()
    bank.loader = loaderOf({ ...sampleBank(), retired: [retired] })
    await bank.loadQuestions([retired.id])
    expect(bank.question(retired.id)).toEqual(retired)
    expect(bank.summary(retired.id)).toBeUndefined()
    expect(bank.contents.has('s2')).toBe(true)
  })

  it('does without retired questions while their file has not come, and finds them when it has', async () => {
    const retired = aJudge({ id: questionId('s2p1-99a'), chapter: 's2' })
    const bank = useBankStore()
    bank.loader = { ...loader, loadRetired: () => Promise.reject(new Error('offline')) }
    await bank.loadQuestions([retired.id, questionId('s1p1-01a')])
    expect(bank.question(questionId('s1p1-01a'))).toBeDefined()
    expect(bank.question(retired.id)).toBeUndefined()
    expect(bank.failed).toBe(false)
    bank.loader = { ...loader, loadRetired: async () => [retired] }
    await bank.loadQuestions([retired.id])
    expect(bank.question(retired.id)).toEqual(retired)
  })

  it('fails once and works when asked again', async () => {
    const bank = useBankStore()
    vi.mocked(loader.loadChapter).mockRejectedValueOnce(new Error('offline'))
    await expect(bank.loadQuestions([questionId('s1p1-01a')])).rejects.toThrow('offline')
    expect(bank.failed).toBe(true)
    await bank.loadQuestions([questionId('s1p1-01a')])
    expect(bank.failed).toBe(false)
    expect(bank.question(questionId('s1p1-01a'))).toBeDefined()
  })
})

describe('loadEverything', () => {
  it('loads every chapter', async () => {
    const bank = useBankStore()
    await bank.loadEverything()
    expect(bank.questions.size).toBe(30)
  })
})

describe('chapterTitle', () => {
  it('is empty for a chapter nobody knows', async () => {
    const bank = useBankStore()
    await bank.loadIndex()
    expect([bank.chapterTitle('s2'), bank.chapterTitle('s9')]).toEqual(['种树', ''])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Pinia } from 'pinia'
import CodeProblemState from '../../../src/components/CodeProblemState.vue'
import en from '../../../src/locales/en.json'
import zhCN from '../../../src/locales/zh-CN.json'
import CodeEntry from '../../../src/pages/contest/CodeEntry.vue'
import { paperCode } from '../../../src/quiz/contest/paper-code.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { BankIndex } from '../../../src/quiz/bank.ts'
import { useBankStore } from '../../../src/stores/bank.ts'
import { firstPageLoad, until, useStorageOf } from '../../support/app.ts'
import { indexOfBank, ownSample } from '../../support/own-bank.ts'
import { mountPage } from '../../support/screen.ts'

const own = ownSample()
const index = indexOfBank(own)

function codeOf({ bank, edition, chapters, questions }: BankIndex): string {
  const identity = { bank, edition, chapters: chapters.map(({ id }) => id), questions }
  return paperCode({ rules: PRESETS.survival, number: { deck: 3, go: 0 } }, identity).replaceAll('-', '')
}

let pinia: Pinia
beforeEach(async () => {
  pinia = await firstPageLoad()
})

function hasOwnBank(): void {
  useStorageOf({
    ownBanks: async () => [
      {
        id: own.id,
        title: own.title,
        language: 'zh-CN',
        edition: index.edition,
        questions: 30,
        changedAt: 0,
      },
    ],
    ownBankIndex: async (id) => (id === own.id ? index : undefined),
  })
}

async function entered(text: string) {
  const { page, router } = mountPage(CodeEntry, pinia)
  await page.get('[data-testid=enter-code]').setValue(text)
  await page.get('form').trigger('submit')
  return { page, router }
}

describe('a code that fits no bank that is here', () => {
  it('says what that can mean, and leads to where banks are brought in', async () => {
    const { page } = await entered(codeOf(index))
    await until(() => page.find('[data-testid=code-problem]').exists())
    expect(page.get('[data-testid=code-problem]').text()).toBe(zhCN['codes.problem.edition'])
    expect(page.get('[data-testid=to-banks]').attributes('href')).toBe('/banks')
  })

  it.each([
    ['edition', true],
    ['check', false],
    ['version', false],
  ])('is told so on the page of a code, and nothing else is: %s', (reason, leads) => {
    const { page } = mountPage(CodeProblemState, pinia, { reason })
    expect(page.find('[data-testid=to-banks]').exists()).toBe(leads)
  })

  it.each([zhCN, en])('names the page and the kind of file by the words on their buttons', (words) => {
    const kind = words['import.formats.bank'].replace(/ ?[(（].*/, '')
    for (const named of [words['banks.title'], words['banks.export'], kind])
      expect(words['codes.problem.edition'].toLowerCase()).toContain(named.toLowerCase())
  })
})

describe('several codes at once', () => {
  it('open those of another bank that is here, too', async () => {
    hasOwnBank()
    const current = await useBankStore().loadIndex()
    const { page } = await entered(`${codeOf(current)}\n${codeOf(index)}`)
    await until(() => page.findAll('[data-testid=found-code]').length === 2)
    const theirs = page.findAll('[data-testid=found-code]')[1]
    expect(theirs?.text()).toContain(own.title)
    expect(theirs?.text()).not.toContain(zhCN['codes.problem.edition'])
    expect(theirs?.get('a').attributes('href')).toBe(`/contest/${codeOf(index)}`)
  })

  it('tell of one whose bank is not here', async () => {
    const current = await useBankStore().loadIndex()
    const { page } = await entered(`${codeOf(current)}\n${codeOf(index)}`)
    await until(() => page.findAll('[data-testid=found-code]').length === 2)
    const theirs = page.findAll('[data-testid=found-code]')[1]
    expect(theirs?.text()).toContain(zhCN['codes.problem.edition'])
    expect(theirs?.find(`a[href="/contest/${codeOf(index)}"]`).exists()).toBe(false)
  })
})

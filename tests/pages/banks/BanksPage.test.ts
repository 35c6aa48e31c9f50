import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { watch } from 'vue'
import { localValues } from '../../../src/db/web-storage.ts'
import BanksPage from '../../../src/pages/banks/BanksPage.vue'
import { BUILT_IN_BANK } from '../../../src/quiz/bank.ts'
import { useBankStore } from '../../../src/stores/bank.ts'
import { useImportingStore } from '../../../src/stores/importing.ts'
import { firstPageLoad, until, useStorageOf } from '../../support/app.ts'
import { WorkingWorker } from '../../support/import-worker.ts'
import { ownSample } from '../../support/own-bank.ts'
import { sampleBank } from '../../support/questions.ts'
import { mountPage } from '../../support/screen.ts'

it('turns to the bank that was chosen, also after questions came into the current one', async () => {
  const sample = sampleBank()
  const pinia = await firstPageLoad({ ...sample, index: { ...sample.index, bank: BUILT_IN_BANK } })
  const storage = useStorageOf({})
  vi.stubGlobal('Worker', WorkingWorker)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  await storage.saveOwnBank({ ...ownSample(), id: 'current' })
  await storage.saveOwnBank({ ...ownSample(), id: 'chosen' })
  const bank = useBankStore()
  bank.loader = { ...bank.loader, bank: 'current' }
  const { page } = mountPage(BanksPage, pinia)
  await until(() => page.find('[data-testid=import-read]').exists())

  const importing = useImportingStore()
  await importing.read(new Blob(['题干,题型,选项A,选项B,正确答案\n丙对吗,单选题,对的,错的,A']), '题.csv')
  await importing.confirm({ title: '题', into: 'current', replaces: false, also: new Set() })
  let kept: string | null = null
  watch(
    () => bank.isLeft,
    () => (kept = localValues.read('bank')),
    { flush: 'sync' },
  )
  await page.get('[data-bank-id=chosen] [data-testid=use-bank]').trigger('click')
  // As the router does when another page has come.
  page.unmount()
  await until(() => bank.isLeft)
  await flushPromises()
  expect(kept).toBe('chosen')
})

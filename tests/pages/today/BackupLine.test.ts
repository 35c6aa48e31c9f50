import type { VueWrapper } from '@vue/test-utils'
import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteBackup } from '../../../src/db/backup/last-backup.ts'
import BackupLine from '../../../src/pages/today/BackupLine.vue'
import { MANY_ANSWERS } from '../../../src/quiz/keeping/reminder.ts'
import { useConfusionsStore } from '../../../src/stores/confusions.ts'
import { useKeepingStore } from '../../../src/stores/keeping.ts'
import { useStorageStore } from '../../../src/stores/storage.ts'
import { firstPageLoad, nextPageLoad } from '../../support/app.ts'
import { aMiss, aSession, attemptId, DAY, NOON } from '../../support/log.ts'
import { mountPage } from '../../support/screen.ts'

let pinia: Pinia

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  pinia = await firstPageLoad()
})
afterEach(() => {
  vi.useRealTimers()
})

async function withAnswers(count: number): Promise<void> {
  const attempts = Array.from({ length: count }, (_, at) => aMiss({ id: attemptId(`device-${at}`) }))
  await (await useStorageStore().ready()).saveAnswers(attempts, aSession())
}

async function opened(): Promise<VueWrapper> {
  await useKeepingStore().look()
  await useConfusionsStore().load()
  return mountPage(BackupLine, pinia).page
}

const line = (page: VueWrapper) => page.find('[data-testid=today-backup-due]')

describe('BackupLine', () => {
  it('reminds of a backup once much has been answered without one', async () => {
    await withAnswers(MANY_ANSWERS)
    expect(
      line(await opened())
        .get('a')
        .attributes('href'),
    ).toBe('/data')
  })

  it('leaves those alone who have just begun, and those who have a fresh backup', async () => {
    await withAnswers(MANY_ANSWERS - 1)
    expect(line(await opened()).exists()).toBe(false)
    await withAnswers(MANY_ANSWERS)
    noteBackup({ at: NOON - DAY, attempts: 0 })
    expect(line(await opened()).exists()).toBe(false)
  })

  it('rests for thirty days when told so, over page loads too', async () => {
    await withAnswers(MANY_ANSWERS)
    const page = await opened()
    await page.get('[data-testid=backup-not-now]').trigger('click')
    expect(line(page).exists()).toBe(false)
    pinia = await nextPageLoad()
    expect(line(await opened()).exists()).toBe(false)
    vi.setSystemTime(NOON + 31 * DAY)
    pinia = await nextPageLoad()
    expect(line(await opened()).exists()).toBe(true)
  })
})

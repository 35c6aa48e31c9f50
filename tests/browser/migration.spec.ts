// The database of an earlier version, opened by this one in a real browser. MIGRATED_ROWS makes it larger, as
// `npm run test:faults` does.
import { rm } from 'node:fs/promises'
import { SCHEMA_VERSION } from '../../src/db/database.ts'
import { expect, test } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { rowsOf } from './support/database.ts'
import { makeOlder, nativeVersion, OLDER_VERSIONS, stored } from './support/older-database.ts'

const LENGTHS = (process.env['MIGRATED_ROWS'] ?? '1000').split(',').map(Number)

interface Sums {
  readonly attempts: number
  readonly database: string
}

test.afterEach(killAllChromium)

for (const backEnd of ['LevelDB', 'SQLite'] as const)
  for (const [length, older] of LENGTHS.flatMap((length) =>
    OLDER_VERSIONS.map((older) => [length, older] as const),
  ))
    test(`database of an earlier version, ${older.version}, ${backEnd}, ${length} answers: every row is the same in version ${SCHEMA_VERSION}`, async ({
      baseURL,
    }, testInfo) => {
      test.setTimeout(180_000 + length * 5)
      const home = new URL('./', baseURL).href
      const profile = testInfo.outputPath('profile')
      const { context, kill } = await startChromium(profile, backEnd)
      const page = context.pages()[0] ?? (await context.newPage())
      // A file of the same origin that starts no app.
      await page.goto(new URL('manifest.webmanifest', home).href)
      await makeOlder(page, older, length)
      const before = await stored(page, older)
      expect(before).toMatchObject({ version: nativeVersion(older), attempts: length })

      await page.goto(home)
      const versions = (): Promise<IDBDatabaseInfo[]> => page.evaluate(() => indexedDB.databases())
      await expect
        .poll(versions, { timeout: 30_000 + length })
        .toContainEqual({ name: 'bainian-qianti', version: SCHEMA_VERSION * 10 })
      await expect(page.getByTestId('start-practice').or(page.getByTestId('resume')).first()).toBeVisible()
      await expect(page.getByTestId('storage-fault')).toHaveCount(0)
      await expect.poll(() => stored(page, older)).toEqual({ ...before, version: SCHEMA_VERSION * 10 })
      const [sums] = await rowsOf<Sums>(page, 'meta')
      expect(sums?.attempts).toBe(length)
      expect(sums?.database, 'the name by which the witness knows it').toMatch(/^[a-z0-9]{16}$/)
      await kill()
      await rm(profile, { recursive: true, force: true })
    })

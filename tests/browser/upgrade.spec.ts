// A browser that is killed while the app brings the database of an earlier version up to date.
import { cpSync, rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { SCHEMA_VERSION } from '../../src/db/database.ts'
import { seededRandom } from '../../src/quiz/random.ts'
import { expect, test } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import { makeOlder, nativeVersion, OLDER_VERSIONS, stored } from './support/older-database.ts'
import type { OlderVersion, Stored } from './support/older-database.ts'

/** From each older version in each of the two back ends. More of them in the long run: `npm run test:faults`. */
const KILLS = Number(process.env['UPGRADE_KILLS'] ?? 2)
/** Another one for every step of a long run. */
const SEED = process.env['FAULT_SEED'] ?? '升级'
/** So many that the upgrade takes some 300 ms where nothing else runs. */
const ATTEMPTS = 6000
/** From the beginning of the upgrade on: then it may be over, so that kills come before, in and after its commit. */
const LATEST_KILL_MS = 900

const NEW = SCHEMA_VERSION * 10

/** Its rows were never called saved by a screen, so that they are none of the acknowledged answers. */
let counts = { kills: 0, saved: 0, lost: 0 }

test.afterEach(killAllChromium)
test.afterEach(({}, testInfo) => {
  testInfo.annotations.push({ type: 'counts', description: JSON.stringify(counts) })
})

const WAYS = (['LevelDB', 'SQLite'] as const).flatMap((backEnd) =>
  OLDER_VERSIONS.map((older) => [backEnd, older] as const),
)

for (const [backEnd, older] of WAYS)
  test(`upgrade interrupted, ${backEnd}: a browser killed on the way from version ${older.version} to ${SCHEMA_VERSION} leaves one of both, with every row`, async ({
    baseURL,
  }, testInfo) => {
    test.setTimeout(240_000 + KILLS * 60_000)
    // The way from version 1 is the long one: it goes through the whole log.
    const kills = older.version === 1 ? KILLS : Math.ceil(KILLS / 2)
    const home = new URL('./', baseURL).href
    const old = nativeVersion(older)
    // A file of the same origin that starts no app.
    const beside = new URL('manifest.webmanifest', home).href
    const random = seededRandom(SEED + backEnd + testInfo.repeatEachIndex)
    const template = testInfo.outputPath('template')
    // A folder of its own for every copy: what is left of a killed browser may still be writing into its own.
    let copies = 0
    const freshProfile = (): string => {
      const folder = testInfo.outputPath(`profile-${++copies}`)
      cpSync(template, folder, { recursive: true })
      return folder
    }
    counts = { kills: 0, saved: 0, lost: 0 }

    const making = await startChromium(template, backEnd)
    const maker = making.context.pages()[0] ?? (await making.context.newPage())
    await maker.goto(beside)
    await makeOlder(maker, older, ATTEMPTS)
    const before = await stored(maker, older)
    expect(before).toMatchObject({ version: old, attempts: ATTEMPTS })
    await making.close()
    let profile = freshProfile()

    const found = { old: 0, new: 0 }
    for (let wasKilled = false; ;) {
      const { context, kill } = await startChromium(profile, backEnd)
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto(beside)
      const left = await stored(page, older)
      if (wasKilled) {
        found[left.version === old ? 'old' : 'new']++
        counts.lost += ATTEMPTS - left.attempts
      }
      expect([old, NEW], 'the schema after a kill').toContain(left.version)
      expect(left).toEqual({ ...before, version: left.version })
      if (left.version === NEW || counts.kills === kills) {
        await page.goto(home)
        await expectUpgraded(page, older, before)
        await kill()
        if (counts.kills === kills) break
        wasKilled = false
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
        profile = freshProfile()
        continue
      }
      await beginUpgrade(page, home)
      await delay(random.below(LATEST_KILL_MS))
      await kill()
      counts.kills++
      wasKilled = true
    }
    console.log(
      `upgrades killed, ${backEnd}, from ${older.version}: ${kills}, left in the old schema ${found.old}, in the new one ${found.new}, rows lost 0`,
    )
    rmSync(template, { recursive: true })
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

/** The app has kept a snapshot, has brought the database up to date, has lost nothing, and complains of nothing. */
async function expectUpgraded(page: Page, older: OlderVersion, before: Stored): Promise<void> {
  const databases = (): Promise<IDBDatabaseInfo[]> => page.evaluate(() => indexedDB.databases())
  await expect.poll(databases, { timeout: 30_000 }).toContainEqual({ name: 'bainian-qianti', version: NEW })
  await expect.poll(databases).toContainEqual({ name: 'bainian-qianti-snapshots', version: 1 })
  await expect.poll(() => stored(page, older)).toEqual({ ...before, version: NEW })
  await expect(page.getByTestId('start-practice').or(page.getByTestId('resume')).first()).toBeVisible()
  await expect(page.getByTestId('storage-fault')).toHaveCount(0)
}

/** Loads the app and resolves as soon as it has begun to change the schema. */
async function beginUpgrade(page: Page, home: string): Promise<void> {
  let begun = (): void => undefined
  const beginning = new Promise<void>((resolve) => (begun = resolve))
  await page.exposeBinding('reportUpgrade', () => begun())
  await page.addInitScript((version) => {
    const { reportUpgrade } = window as unknown as { reportUpgrade: () => Promise<void> }
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name, asked) {
      const request = open.call(this, name, asked)
      if (asked === version) request.addEventListener('upgradeneeded', () => void reportUpgrade())
      return request
    }
  }, NEW)
  await page.goto(home)
  await beginning
}

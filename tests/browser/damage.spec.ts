// A profile is damaged while its browser is closed. Chromium opens much of it without an error and with nothing in it;
// the app must notice before it writes.
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import type { AnswerKey } from './support/answer-key.ts'
import { expect, test } from './support/app-test.ts'
import { killAllChromium, startChromium } from './support/chromium-process.ts'
import type { BackEnd } from './support/chromium-process.ts'
import { storedAttempts } from './support/database.ts'
import { answer, goOn } from './support/play.ts'

const ANSWERS = 3

type Damage = (files: Files) => void

/** The files of a closed profile, those of the database unless a folder is named. */
interface Files {
  /** Paths of files whose name matches; at least one, or the damage would be none. */
  readonly named: (pattern: RegExp) => string[]
}

const overwrite =
  (from: number, to: number): ((file: string) => void) =>
  (file) => {
    const bytes = readFileSync(file)
    bytes.fill(0xff, Math.floor(bytes.length * from), Math.ceil(bytes.length * to))
    writeFileSync(file, bytes)
  }
const cutTo =
  (share: number): ((file: string) => void) =>
  (file) =>
    truncateSync(file, Math.floor(statSync(file).size * share))

const DAMAGES: Readonly<Record<BackEnd, Readonly<Record<string, Damage>>>> = {
  LevelDB: {
    'everything removed': ({ named }) => named(/./).forEach((file) => rmSync(file)),
    'log emptied': ({ named }) => named(/\.log$/).forEach(cutTo(0)),
    'log cut to half': ({ named }) => named(/\.log$/).forEach(cutTo(0.5)),
    'log overwritten': ({ named }) => named(/\.log$/).forEach(overwrite(0, 1)),
    'log overwritten in the middle': ({ named }) => named(/\.log$/).forEach(overwrite(0.3, 0.7)),
    'CURRENT emptied': ({ named }) => named(/^CURRENT$/).forEach(cutTo(0)),
    'manifest removed': ({ named }) => named(/^MANIFEST/).forEach((file) => rmSync(file)),
    'manifest overwritten': ({ named }) => named(/^MANIFEST/).forEach(overwrite(0, 1)),
  },
  SQLite: {
    'everything removed': ({ named }) => named(/./).forEach((file) => rmSync(file)),
    'database emptied': ({ named }) => named(DATABASE_FILE).forEach(cutTo(0)),
    'database cut to half': ({ named }) => named(DATABASE_FILE).forEach(cutTo(0.5)),
    'database overwritten': ({ named }) => named(DATABASE_FILE).forEach(overwrite(0, 1)),
    'header overwritten': ({ named }) => named(DATABASE_FILE).forEach(overwrite(0, 0.01)),
    'second half overwritten': ({ named }) => named(DATABASE_FILE).forEach(overwrite(0.5, 1)),
    'middle overwritten': ({ named }) => named(DATABASE_FILE).forEach(overwrite(0.3, 0.7)),
    'last tenth overwritten': ({ named }) => named(DATABASE_FILE).forEach(overwrite(0.9, 1)),
  },
}
const DATABASE_FILE = /^(?!.*-(?:wal|shm|journal)$).+/

test.afterEach(killAllChromium)

for (const [backEnd, damages] of Object.entries(DAMAGES) as [BackEnd, Record<string, Damage>][])
  for (const [name, damage] of Object.entries(damages))
    test(`silent corruption or partial loss, ${backEnd}, ${name}: noticed before the first write`, async ({
      baseURL,
      key,
    }, testInfo) => {
      const profile = testInfo.outputPath('profile')
      const home = new URL('./', baseURL).href
      cpSync(await answeredProfile(backEnd, home, key, testInfo), profile, { recursive: true })
      damage(filesIn(profile))

      const second = await startChromium(profile, backEnd)
      const again = second.context.pages()[0] ?? (await second.context.newPage())
      await again.goto(home)
      await again.getByTestId('start-practice').or(again.getByTestId('resume')).first().waitFor()
      await expectNoticedOrWhole(again)
      await second.kill()
      rmSync(profile, { recursive: true, force: true })
    })

/** Closed profiles with a few answers, made once in a worker and copied for every damage. */
const templates = new Map<BackEnd, Promise<string>>()

function answeredProfile(
  backEnd: BackEnd,
  home: string,
  key: AnswerKey,
  { project, workerIndex }: TestInfo,
): Promise<string> {
  const make = async (): Promise<string> => {
    const profile = path.join(project.outputDir, `answered-${backEnd}-${workerIndex}`)
    const { context, close } = await startChromium(profile, backEnd)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(home)
    await page.getByTestId('start-practice').click()
    for (let at = 0; at < ANSWERS; at++) {
      await answer(page, key, 'wrong')
      await goOn(page)
    }
    await close()
    expect(isSqlite(profile), 'the back end under test').toBe(backEnd === 'SQLite')
    expect(hasWitness(profile), 'what the app notices by').toBe(true)
    return profile
  }
  const template = templates.get(backEnd) ?? make()
  templates.set(backEnd, template)
  return template
}

/** Either the app tells that answers are missing, or all of them are there. */
async function expectNoticedOrWhole(page: Page): Promise<void> {
  const fault = page.getByTestId('storage-fault')
  const whole = page.getByTestId('start-review').filter({ hasText: String(ANSWERS) })
  await expect(fault.or(whole).first()).toBeVisible()
  if (await fault.isVisible()) {
    expect(['incomplete', 'damaged', 'lost']).toContain(await fault.getAttribute('data-kind'))
    return
  }
  await expect.poll(() => storedAttempts(page)).toHaveLength(ANSWERS)
}

function isSqlite(profile: string): boolean {
  return filesIn(profile)
    .named(/./)
    .some((file) => readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3')
}

/** Whether localStorage was written down with the length of the log. */
function hasWitness(profile: string): boolean {
  return filesIn(profile, path.join('Local Storage', 'leveldb'))
    .named(/\.(log|ldb)$/)
    .some((file) => readFileSync(file).includes(`"attempts":${ANSWERS}`))
}

function filesIn(profile: string, folder = 'IndexedDB'): Files {
  const root = path.join(profile, 'Default', folder)
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return {
    named(pattern) {
      const found = all.filter((file) => pattern.test(path.basename(file)))
      if (found.length === 0) throw new Error(`no file ${pattern.source} among ${all.join(', ')}`)
      return found
    },
  }
}

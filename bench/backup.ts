// `npm run bench:backup [-- ATTEMPTS]`: a backup of a long log is restored on an empty phone, with the rebuild of every record,
// and written again there: seconds, the longest task of the page meanwhile, slowed down four times, and the renderer's peak of
// memory beyond what it had before. What was written must be what was read, byte for byte.
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { backupWriter } from '../src/db/backup/write-backup.ts'
import type { Item } from '../src/quiz/keeping/item.ts'
import type { JsonObject } from '../src/quiz/keeping/json.ts'
import { buildApp } from './support/builds.ts'
import { freshFolder, openPhone } from './support/browser.ts'
import type { Phone } from './support/browser.ts'
import { attemptsOf, ROUND, roundOf } from './support/generated-log.ts'
import { measured } from './support/long-work.ts'
import { readBuiltBank } from './support/planned-session.ts'
import { serveBuild } from './support/server.ts'

const CPU_SLOWDOWN = 4
/** Rounds beyond this many add nothing but time. */
const MOST_ROUNDS = 10_000
const attempts = Number(process.argv[2] ?? 100_000)

const app = await buildApp()
const server = await serveBuild({ '/': app })
const folder = freshFolder()
const [given, written] = ['given', 'written'].map((name) => path.join(folder, `${name}.jsonl.gz`)) as [
  string,
  string,
]
const address = `http://localhost:${server.port}/`
try {
  await makeFile()
  console.log(`${attempts} attempts, ${Math.round(readFileSync(given).length / 2 ** 20)} MB packed.`)
  await restoreIt()
  await writeOne()
  if ((await itemsHash(given)) !== (await itemsHash(written))) throw new Error('not what was restored')
  console.log('What was written is what was restored, byte for byte.')
} finally {
  await server.close()
  for (const made of [folder, app]) rmSync(made, { recursive: true, force: true })
}

async function makeFile(): Promise<void> {
  const { bank, edition, questions } = readBuiltBank(app).index
  const plan = { attempts, bank, edition, questions, until: Date.now() - 3_600_000 }
  const item = (kind: string, value: object): Item => ({ kind, value: value as JsonObject })
  const starts = Array.from({ length: Math.ceil(attempts / ROUND) }, (_, at) => at * ROUND)
  const rounds = starts
    .slice(0, MOST_ROUNDS)
    .map((at) => roundOf(attemptsOf(plan, at, at + ROUND), 'practice'))
  rounds.sort((a, b) => (a.plan.id < b.plan.id ? -1 : 1))
  const writer = backupWriter(
    { madeAt: plan.until, app: 'bench' },
    { attempt: attempts, session: rounds.length },
  )
  for (const at of starts)
    await writer.add(
      attemptsOf(plan, at, Math.min(at + ROUND, attempts)).map((attempt) => item('attempt', attempt)),
    )
  await writer.add(rounds.map((round) => item('session', round)))
  const { file } = await writer.end()
  writeFileSync(given, new Uint8Array(await file.arrayBuffer()))
}

async function restoreIt(): Promise<void> {
  const phone = await openData()
  const { page } = phone
  await measured('read and compared', phone, async () => {
    await page.getByTestId('restore-file').setInputFiles(given)
    await page.getByTestId('restore-merge').waitFor()
  })
  await measured('restored, records rebuilt', phone, async () => {
    await page.getByTestId('restore-merge').click()
    await page.getByTestId('restore-done').waitFor()
  })
  await phone.close()
}

async function writeOne(): Promise<void> {
  const phone = await openData()
  const { page } = phone
  await measured('written and read back', phone, async () => {
    await page.getByTestId('backup-make').click()
    await page.getByTestId('backup-made').waitFor()
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('backup-save').click(),
  ])
  await download.saveAs(written)
  await phone.close()
}

/** Of all lines but the first and the last, which say when and by which version the file was made. */
async function itemsHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) }))
    if (!/^\{"(backup|end)":/.test(line)) hash.update(`${line}\n`)
  return hash.digest('hex')
}

async function openData(): Promise<Phone> {
  const phone = await openPhone({ profile: path.join(folder, 'profile'), cpuSlowdown: CPU_SLOWDOWN })
  phone.page.setDefaultTimeout(0)
  await phone.context.addInitScript('globalThis.__name = (each) => each')
  await phone.page.goto(`${address}#/data`)
  await phone.page.getByTestId('backup-make').waitFor()
  // What the start itself takes is measured elsewhere.
  await phone.page.waitForTimeout(5000)
  return phone
}

// `npm run bench:import [-- QUESTIONS]`: a workbook of many questions is read and taken in, the processor slowed down four times:
// seconds, the longest task of the page meanwhile, and the renderer's peak of memory beyond what it had before.
import { rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { collect } from '../src/import/collect.ts'
import { draft } from '../src/import/draft.ts'
import { writeXlsx } from '../src/import/write/table.ts'
import { freshFolder, openPhone } from './support/browser.ts'
import { buildApp } from './support/builds.ts'
import { measured } from './support/long-work.ts'
import { serveBuild } from './support/server.ts'

const CPU_SLOWDOWN = 4
const questions = Number(process.argv[2] ?? 10_000)

const app = await buildApp()
const server = await serveBuild({ '/': app })
const folder = freshFolder()
try {
  const workbook = path.join(folder, 'many.xlsx')
  writeFileSync(workbook, bytesOf(questions))
  console.log(`${questions} questions, a workbook of ${(statSync(workbook).size / 2 ** 20).toFixed(1)} MB.`)
  const phone = await openPhone({ profile: path.join(folder, 'profile'), cpuSlowdown: CPU_SLOWDOWN })
  const { page, context } = phone
  page.setDefaultTimeout(0)
  await context.addInitScript('globalThis.__name = (each) => each')
  await page.goto(`http://localhost:${server.port}/#/banks`)
  await page.getByTestId('import-file').waitFor({ state: 'attached' })
  // What the start itself takes is measured elsewhere.
  await page.waitForTimeout(5000)
  const ready = page.locator(`[data-testid=import-ready][data-count="${questions}"]`)
  await measured('read and looked at', phone, async () => {
    await page.getByTestId('import-file').setInputFiles(workbook)
    await ready.waitFor()
  })
  await measured('stored', phone, async () => {
    await page.getByTestId('import-confirm').click()
    await page.getByTestId('import-done').waitFor()
  })
  await phone.close()
} finally {
  await server.close()
  for (const made of [folder, app]) rmSync(made, { recursive: true, force: true })
}

function bytesOf(count: number): Buffer {
  const drafts = Array.from({ length: count }, (_, at) =>
    draft({
      where: '',
      text: '',
      form: at % 2 ? 'multiple' : 'single',
      stem: `第${at}条规定说的是哪一件事，从哪一年的哪个月开始？`,
      options: [`${at}年起的事`, `${at + 1}年起的事`, `${at + 2}年起的事`, `${at + 3}年起的事`],
      answer: { kind: 'options', right: at % 2 ? [0, 2] : [1] },
      explanation: `规定的第${at}条写着这件事，附件里有说明。`,
      chapter: `第${at % 20}章`,
    }),
  )
  return Buffer.from(writeXlsx({ title: '很多题', ...collect(drafts) }).bytes)
}

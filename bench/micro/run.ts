// The rules on Node, in operations per second, each beside the straight way of doing the same in the same run:
// `npx tsx bench/micro/run.ts [--quick]`. The search has a run of its own: bench/search.ts.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Bench } from 'tinybench'
import { buildBank } from '../../scripts/build-bank.ts'
import { compileBank } from '../../src/bank/authored/compile.ts'
import type { LogEntry } from '../../src/quiz/attempt.ts'
import { drawPaper } from '../../src/quiz/contest/draw.ts'
import { paperPoints, pointsFor } from '../../src/quiz/contest/points.ts'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { planTowards } from '../../src/quiz/memory/plan.ts'
import { DEFAULT_MODEL } from '../../src/quiz/memory/replay.ts'
import { recordsFrom } from '../../src/quiz/records.ts'
import { attemptsOf } from '../support/generated-log.ts'
import { generatedLoader } from './generated-bank.ts'
import { naiveDraw, naivePlan, naivePoints, naiveRecords } from './naive.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isQuick = process.argv.includes('--quick')
const { bank } = buildBank(`${root}questions/loudi-2021`, root, 'whole bank')
if (!bank) throw new Error('the bank could not be read')
const { index, chapters } = compileBank(bank)
const questions = chapters.flatMap((chapter) => chapter.questions)
const rules = PRESETS.timed
const byId = new Map(questions.map((question) => [question.id, question]))
const paper = drawPaper(index.questions, rules, { deck: 1, go: 0 }, index.edition)
  .map((id) => byId.get(id))
  .filter((question) => question !== undefined)
const answers = paper.map((question) => rightAnswer(question))
const request = {
  today: 20_000,
  date: 20_060,
  known: [],
  unseen: 1000,
  newToday: 20,
  newPerDay: 20,
  retention: 0.9,
  firstRight: 0.6,
}

let deck = 0
const bench = new Bench({ time: isQuick ? 200 : 1000, warmupTime: 100 })
bench
  .add('draw of a paper', () =>
    drawPaper(index.questions, rules, { deck: deck++ % 1000, go: 0 }, index.edition),
  )
  .add('draw of a paper, naive', () => naiveDraw(index.questions, rules))
  .add('scoring of a paper', () =>
    paperPoints(paper.map((question, at) => pointsFor(rules, question, answers[at] ?? [], 4000).total)),
  )
  .add('scoring of a paper, naive', () => naivePoints(rules, paper, answers))
  .add('planning of 60 days', () => planTowards(request, DEFAULT_MODEL))
  .add('planning of 60 days, naive', () => naivePlan(request, DEFAULT_MODEL))
await bench.run()
console.table(bench.table())

// Once each and not in a loop: one of these takes seconds.
const attempts = isQuick ? 100_000 : 1_000_000
const plan = {
  attempts,
  bank: index.bank,
  edition: index.edition,
  questions: index.questions,
  until: Date.UTC(2026, 10, 1),
}
const log: LogEntry[] = attemptsOf(plan, 0, attempts)
const [own, naive] = [once(() => recordsFrom(log)), once(() => naiveRecords(log))]
console.log(
  `rebuild of records from ${attempts.toLocaleString('en')} attempts: ${own.toFixed(0)} ms; naive, questions alone: ${naive.toFixed(0)} ms`,
)

const heapBefore = heapMegabytes()
const loader = generatedLoader(index, questions, isQuick ? 10_000 : 100_000)
const began = performance.now()
const large = await loader.loadIndex()
const loaded = performance.now() - began
const drawing = once(() => drawPaper(large.questions, rules, { deck: 1, go: 0 }, large.edition))
console.log(
  `a bank of ${large.questions.length.toLocaleString('en')} questions: index read in ${loaded.toFixed(0)} ms, paper drawn in ${drawing.toFixed(0)} ms, ${(heapMegabytes() - heapBefore).toFixed(0)} MB`,
)

const search = spawnSync(
  process.execPath,
  ['--import', 'tsx', `${root}bench/search.ts`, isQuick ? '10000' : '100000'],
  {
    stdio: 'inherit',
  },
)
process.exitCode = search.status ?? 1

function once(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

function heapMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

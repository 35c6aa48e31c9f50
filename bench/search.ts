// How long one key of the search takes. Run: npx tsx bench/search.ts [questions]
// Questions are made from the real bank by joining halves of its sentences, so that characters come as often as in it.
import { fileURLToPath } from 'node:url'
import { buildBank } from '../scripts/build-bank.ts'
import { compileBank } from '../src/bank/authored/compile.ts'
import type { Fact, QuestionId } from '../src/quiz/question.ts'
import { seededRandom } from '../src/quiz/random.ts'
import type { Random } from '../src/quiz/random.ts'
import { buildSearch, searchQuestions, searchText, searchWords } from '../src/quiz/search.ts'
import type { SearchText } from '../src/quiz/search.ts'

const LIMIT_MS = 50
const TYPED_TEXTS = 60
/** As in src/stores/catalogue.ts. */
const HITS = 2000

const total = Number(process.argv[2] ?? 100_000)
const random = seededRandom('search')
const real = realTexts()
const entries = Array.from({ length: total }, (_, at) => joinedText(at))

const heapBefore = heapMb()
const started = performance.now()
const index = buildSearch(entries)
const buildMs = performance.now() - started
console.log(
  `${total} questions; built in ${buildMs.toFixed(0)} ms, ${(heapMb() - heapBefore).toFixed(0)} MB of heap and arrays`,
)

const keys = typedKeys()
const lowerCase = entries.map(({ id, stem, facts, options }) => ({
  id,
  texts: [stem, ...facts, ...options].map((text) => text.toLowerCase()),
}))
const indexed = timed((query) => searchQuestions(index, query, HITS).ids.length)
const naive = timed((query) => naiveSearch(query).length)
report('index', indexed)
report('naive', naive)

const differs = keys.filter(
  (query) => searchQuestions(index, query, total).ids.length < naiveSearch(query).length,
)
console.log(`found less than naive: ${differs.length} of ${keys.length} keys`)
if (indexed.p95 > LIMIT_MS || differs.length > 0) process.exitCode = 1

/** What each key of the search field asks: every beginning of texts people might type. */
function typedKeys(): string[] {
  const typed = [
    ...['娄底', '娄底日报', '党史学习教育', '2021', '报道 多少', '娄底 的 是', '第 一', '没有这种词'],
    ...Array.from({ length: TYPED_TEXTS }, () => {
      const { stem } = pick(entries)
      const from = random.below(Math.max(1, stem.length - 6))
      const word = stem.slice(from, from + 2 + random.below(5))
      return random.below(3) === 0 ? `${word} ${pick(entries).stem.slice(0, 4)}` : word
    }),
  ]
  return typed.flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)))
}

/** The straight way: look for every word in every text, lower case once and for all. */
function naiveSearch(query: string): QuestionId[] {
  const words = searchWords(query)
  if (words.length === 0) return []
  return lowerCase
    .filter(({ texts }) => words.every((word) => texts.some((text) => text.includes(word))))
    .map(({ id }) => id)
}

function timed(search: (query: string) => number): {
  readonly p50: number
  readonly p95: number
  readonly max: number
  readonly perSecond: number
} {
  for (const query of keys.slice(0, 20)) search(query)
  const times = keys
    .map((query) => {
      const from = performance.now()
      search(query)
      return performance.now() - from
    })
    .sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const sum = times.reduce((all, time) => all + time, 0)
  return { p50: at(0.5), p95: at(0.95), max: at(1), perSecond: (times.length / sum) * 1000 }
}

function report(name: string, { p50, p95, max, perSecond }: ReturnType<typeof timed>): void {
  console.log(
    `${name}: ${perSecond.toFixed(0)} keys/s, p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, max ${max.toFixed(2)} ms over ${keys.length} keys`,
  )
}

function realTexts(): readonly SearchText[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const { bank } = buildBank(`${root}/questions/loudi-2021`, root, 'files')
  if (!bank) throw new Error('questions/loudi-2021 does not read: run npm run bank')
  const { questions, facts } = compileBank(bank)
  const factById = new Map<Fact['id'], Fact>(facts.map((fact) => [fact.id, fact]))
  return questions.map((question) => searchText(question, (id) => factById.get(id)))
}

function joinedText(at: number): SearchText {
  const one = pick(real)
  if (at < real.length) return real[at] ?? one
  return {
    id: `q${at}` as QuestionId,
    stem: joined(one.stem, pick(real).stem),
    facts: one.facts.map((fact) => joined(fact, pick(real).facts[0] ?? fact)),
    options: one.options.map((option) => joined(option, pick(real).options[0] ?? option)),
  }
}

function joined(left: string, right: string): string {
  return left.slice(0, Math.ceil(left.length / 2)) + right.slice(Math.floor(right.length / 2))
}

function pick<T>(items: readonly T[], from: Random = random): T {
  return items[from.below(items.length)] as T
}

function heapMb(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

// `npm run bench:memory`: made-up learners use the app's planner over the real bank for 60 days, and two ways that other
// apps have. All get the same number of answers on every day: the planner's. The table goes into docs/memory.md.
import { fileURLToPath } from 'node:url'
import { assembleBank } from '../src/bank/authored/assemble.ts'
import { compileBank } from '../src/bank/authored/compile.ts'
import { DEFAULT_MEMORY_RULE } from '../src/quiz/memory/memory-rule.ts'
import type { Form, QuestionSummary } from '../src/quiz/question.ts'
import { seededRandom } from '../src/quiz/random.ts'
import { readPackFiles } from './pack-files.ts'
import { LEARNER_KINDS } from './simulation/learners.ts'
import type { Learner } from './simulation/learners.ts'
import { duePlanner, fixedOrder, wrongBookDrill } from './simulation/methods.ts'
import type { Method } from './simulation/methods.ts'

const DAYS = 60
const LATER = 30
const LEARNERS = 20
/** Right by guessing, when the fact is not recalled. */
const GUESSED: Partial<Record<Form, number>> = {
  single: 0.25,
  judge: 0.5,
  multiple: 0.05,
  match: 0.05,
  order: 0.1,
}

interface Outcome {
  readonly answers: readonly number[]
  /** Facts expected to be recalled on the last day, and a while after it. */
  readonly retained: number
  readonly later: number
}

/** `budget` holds the number of answers of every day; without it the method asks all it wants. */
function live(learner: Learner, method: Method, seed: string, budget?: readonly number[]): Outcome {
  const random = seededRandom(seed)
  const chance = (): number => random.below(1_000_000) / 1_000_000
  const answers: number[] = []
  for (let day = 0; day < DAYS; day++) {
    const most = budget?.[day] ?? Infinity
    let count = 0
    if (most > 0)
      for (const question of method.today(day)) {
        const recalled = question.facts.map((fact) => chance() < learner.recall(fact, day))
        const right = recalled.every(Boolean) || chance() < (GUESSED[question.form] ?? 0)
        for (const [at, fact] of question.facts.entries()) learner.practise(fact, day, recalled[at] === true)
        method.answered(question, day, right)
        if (++count >= most) break
      }
    answers.push(count)
  }
  const recalledOn = (day: number): number => facts.reduce((sum, fact) => sum + learner.recall(fact, day), 0)
  return { answers, retained: recalledOn(DAYS), later: recalledOn(DAYS + LATER) }
}

function realQuestions(): readonly QuestionSummary[] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const { value } = assembleBank(readPackFiles(`${root}/questions/loudi-2021`, root))
  if (!value) throw new Error('questions/loudi-2021 does not read: run `npm run bank`')
  return compileBank(value).index.questions
}

const questions = realQuestions()
const facts = [...new Set(questions.flatMap((question) => question.facts))]
const methods = {
  'due by memory (this app)': () => duePlanner(questions, DEFAULT_MEMORY_RULE),
  'wrong-book drill': () => wrongBookDrill(questions),
  'fixed order': () => fixedOrder(questions),
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
const oneDecimal = (value: number): string => value.toFixed(1)

console.log(
  `${questions.length} questions on ${facts.length} facts, ${DAYS} days, ${LEARNERS} learners of each kind, ` +
    `${DEFAULT_MEMORY_RULE.newPerDay} new facts a day, retention ${DEFAULT_MEMORY_RULE.retention}`,
)
console.log()
console.log(
  '| learner | method | answers | facts retained on day 60 | answers per retained fact | retained on day 90 |',
)
console.log('|---|---|---:|---:|---:|---:|')
for (const { name, make } of LEARNER_KINDS) {
  const seeds = Array.from({ length: LEARNERS }, (_, at) => `${name}/${at}`)
  const planned = seeds.map((seed) => live(make(seed), methods['due by memory (this app)'](), seed))
  for (const [method, start] of Object.entries(methods)) {
    const outcomes =
      method === 'due by memory (this app)'
        ? planned
        : seeds.map((seed, at) => live(make(seed), start(), seed, planned[at]?.answers))
    const answers = mean(outcomes.map((outcome) => sum(outcome.answers)))
    const retained = mean(outcomes.map((outcome) => outcome.retained))
    const later = mean(outcomes.map((outcome) => outcome.later))
    console.log(
      `| ${name} | ${method} | ${Math.round(answers)} | ${Math.round(retained)} of ${facts.length} | ` +
        `${oneDecimal(answers / retained)} | ${Math.round(later)} |`,
    )
  }
}

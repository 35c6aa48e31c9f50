// A round of twenty with questions of every form from every chapter, the same in each run of the same bank.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { FORMS } from '../../src/quiz/question.ts'
import type { Answer, Question } from '../../src/quiz/question.ts'
import { seededRandom, shuffled } from '../../src/quiz/random.ts'
import type { BankIndex } from '../../src/quiz/bank.ts'
import type { PlannedSession } from './journeys.ts'

const COUNT = 20

export interface BuiltBank {
  readonly index: BankIndex
  readonly questions: readonly Question[]
}

export function readBuiltBank(build: string): BuiltBank {
  const assets = join(build, 'assets')
  const files = readdirSync(assets).filter((name) => name.endsWith('.json'))
  const read = (name: string): unknown => JSON.parse(readFileSync(join(assets, name), 'utf8'))
  const indexFile = files.find((name) => name.startsWith('index-'))
  if (!indexFile) throw new Error(`there is no index in ${assets}`)
  const index = parseIndex(read(indexFile))
  const listed = new Set(index.questions.map(({ id }) => id))
  const questions = files
    .filter((name) => name.startsWith('chapter-'))
    .flatMap((name) => parseChapter(read(name)).questions)
    .filter(({ id }) => listed.has(id))
  return { index, questions }
}

export function planSession(bank: BuiltBank): PlannedSession {
  const mixed = shuffled(bank.questions, seededRandom('bench'))
  const byForm = FORMS.map((form) => mixed.filter((question) => question.form === form))
  const questions = Array.from(
    { length: COUNT },
    (_, at) => byForm[at % FORMS.length]?.[Math.floor(at / FORMS.length)],
  )
    .filter((question) => question !== undefined)
    .slice(0, COUNT)
  const id = 'bench-session'
  const now = Date.now()
  const day = Math.floor((now + 8 * 3_600_000) / 86_400_000)
  const session = {
    phase: 'running',
    plan: {
      id,
      kind: 'practice',
      topic: { kind: 'everything' },
      bank: bank.index.bank,
      edition: bank.index.edition,
      seed: 'bench',
      questions: questions.map((question) => question.id),
      createdAt: now,
      day,
    },
    position: 0,
    given: questions.map(() => null),
    drafts: questions.map(() => null),
    touchedAt: now,
  }
  const row = { id, phase: 'running', kind: 'practice', bank: bank.index.bank, day, touchedAt: now, session }
  return { id, questions, row, answers: questions.map((question, at) => answerTo(question, at)) }
}

/** Every third answer is wrong. */
function answerTo(question: Question, at: number): Answer {
  const right = rightAnswer(question)
  if (at % 3 !== 2) return right
  switch (question.form) {
    case 'single':
      return question.options
        .filter(({ id }) => id !== question.right)
        .slice(0, 1)
        .map(({ id }) => id)
    case 'multiple':
      return question.options.slice(0, 1).map(({ id }) => id)
    case 'judge':
      return [String(!question.right)]
    case 'blank':
      return ['不是这个']
    case 'gaps':
      return question.accept.map(() => '不是这个')
    case 'short':
      return ['', 'false']
    case 'order':
    case 'match':
      return [...right].reverse()
  }
}

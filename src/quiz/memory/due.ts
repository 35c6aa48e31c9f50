// What to ask today: facts whose recall has fallen to the wanted retention, then a few new ones.

import { spreadFacts } from '../practice.ts'
import { FORMS } from '../question.ts'
import type { FactId, Form, QuestionId, QuestionSummary } from '../question.ts'
import type { StudyDay } from '../study-day.ts'
import { isDue, recallOn } from './fact-record.ts'
import type { FactRecord } from './fact-record.ts'
import type { MemoryRule } from './memory-rule.ts'
import { medianMs } from './pace.ts'
import type { PaceRecord } from './pace.ts'

export type FactRecords = ReadonlyMap<FactId, FactRecord>

export interface DueFacts {
  /** Lowest recall first, so that an interrupted round has asked the most urgent ones. */
  readonly due: readonly FactId[]
  /** Never asked, in authored order. */
  readonly fresh: readonly FactId[]
}

/** Facts that no question asks any more are left out. */
export function dueFacts(
  questions: readonly QuestionSummary[],
  records: FactRecords,
  rule: MemoryRule,
  today: StudyDay,
): DueFacts {
  const asked = new Set(questions.flatMap(({ facts }) => facts))
  const known = [...asked].flatMap((fact) => records.get(fact) ?? [])
  const due = known
    .filter(({ memory }) => isDue(memory, today, rule.retention))
    .map(({ fact, memory }) => ({ fact, recall: recallOn(today, memory) }))
    .sort((a, b) => a.recall - b.recall || (a.fact < b.fact ? -1 : 1))
  // Facts first met today, anywhere in the app, count towards today's quota.
  const metToday = known.filter(({ firstDay }) => firstDay === today).length
  const fresh = [...asked].filter((fact) => !records.has(fact))
  return {
    due: due.map(({ fact }) => fact),
    fresh: fresh.slice(0, Math.max(0, rule.newPerDay - metToday)),
  }
}

/** A question for every due or new fact. One that asks several of them stands for all. No two neighbours share a fact. */
export function dueQuestions(
  questions: readonly QuestionSummary[],
  records: FactRecords,
  { due, fresh }: DueFacts,
  lastAskedAt: (id: QuestionId) => number = () => 0,
): QuestionSummary[] {
  const byFact = new Map<FactId, QuestionSummary[]>([...due, ...fresh].map((fact) => [fact, []]))
  for (const question of questions) for (const fact of question.facts) byFact.get(fact)?.push(question)
  const covered = new Set<FactId>()
  const chosen: QuestionSummary[] = []
  for (const fact of [...due, ...fresh]) {
    if (covered.has(fact)) continue
    const ranked = (byFact.get(fact) ?? []).map((question) => ({
      question,
      rank: rankFor(question, fact, records, covered, lastAskedAt),
    }))
    const [first] = ranked.sort((a, b) => compareRanks(a.rank, b.rank))
    if (!first) continue
    for (const other of first.question.facts) covered.add(other)
    chosen.push(first.question)
  }
  return spreadFacts(chosen)
}

/**
 * Lowest first. A question that would bring in facts never met comes last: those have their own share. Then the form
 * least recently seen, so that people learn the fact and not the place of the option; forms never seen in the order of
 * FORMS, from recognising to recalling.
 */
function rankFor(
  question: QuestionSummary,
  fact: FactId,
  records: FactRecords,
  covered: ReadonlySet<FactId>,
  lastAskedAt: (id: QuestionId) => number,
): readonly number[] {
  const others = question.facts.filter((other) => other !== fact)
  return [
    others.filter((other) => !records.has(other)).length,
    records.get(fact)?.askedOn[question.form] ?? -Infinity,
    Number(others.some((other) => covered.has(other))),
    FORMS.indexOf(question.form),
    Number(question.facts[0] !== fact),
    lastAskedAt(question.id),
  ]
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}

/** Until the learner's own pace is known. */
const UNKNOWN_SECONDS = 20

/** Whole minutes, from this person's own median time for each form. */
export function minutesFor(
  questions: readonly { readonly form: Form }[],
  paces: readonly PaceRecord[],
): number {
  const seconds = new Map<Form, number>()
  for (const pace of paces) {
    const median = medianMs(pace)
    if (median !== null) seconds.set(pace.form, median / 1000)
  }
  const sum = questions.reduce((all, { form }) => all + (seconds.get(form) ?? UNKNOWN_SECONDS), 0)
  return questions.length === 0 ? 0 : Math.max(1, Math.round(sum / 60))
}

// The straight way of doing what the rules do: what anyone would write first, to have something to hold them against.
import { isCorrection } from '../../src/quiz/attempt.ts'
import type { LogEntry } from '../../src/quiz/attempt.ts'
import { pointsOf } from '../../src/quiz/contest/rules.ts'
import type { ContestRules } from '../../src/quiz/contest/rules.ts'
import { rightAnswer } from '../../src/quiz/judging.ts'
import { daysUntil, recallAfter } from '../../src/quiz/memory/curve.ts'
import type { PlanRequest } from '../../src/quiz/memory/plan.ts'
import type { MemoryModel, MemoryState } from '../../src/quiz/memory/replay.ts'
import { GRADE } from '../../src/quiz/memory/review.ts'
import type { Answer, Question, QuestionSummary } from '../../src/quiz/question.ts'

/** Picks anew until no fact comes twice; no chapters by size, no paper number. */
export function naiveDraw(questions: readonly QuestionSummary[], rules: ContestRules): QuestionSummary[] {
  const drawn: QuestionSummary[] = []
  for (const group of rules.draw)
    for (let at = 0; at < group.count; at++) {
      const free = questions.filter(
        (question) =>
          group.forms.includes(question.form) &&
          !drawn.some((other) => other.facts.some((fact) => question.facts.includes(fact))),
      )
      const picked = free[Math.floor(Math.random() * free.length)]
      if (picked) drawn.push(picked)
    }
  return drawn
}

/** All or nothing, by comparing texts. */
export function naivePoints(
  rules: ContestRules,
  paper: readonly Question[],
  answers: readonly Answer[],
): number {
  return paper.reduce((sum, question, at) => {
    const wanted = JSON.stringify([...rightAnswer(question)].sort())
    return (
      sum + (JSON.stringify([...(answers[at] ?? [])].sort()) === wanted ? pointsOf(rules, question.form) : 0)
    )
  }, 0)
}

/** Goes through the whole log once for every question. */
export function naiveRecords(log: readonly LogEntry[]): Map<string, { answered: number; right: number }> {
  const questions = new Set(log.map(({ question }) => question))
  return new Map(
    [...questions].map((question) => {
      const own = log.filter((entry) => entry.question === question)
      const right = own.filter((entry) => !isCorrection(entry) && entry.right)
      return [question, { answered: own.length, right: right.length }]
    }),
  )
}

const RUNS = 100

/** Plays the days by chance, fact by fact, and takes the mean of a hundred runs. */
export function naivePlan(request: PlanRequest, model: MemoryModel): number {
  let recalled = 0
  for (let run = 0; run < RUNS; run++) {
    const facts: { state: MemoryState; lastDay: number }[] = []
    let unseen = request.unseen
    for (let day = request.today; day < request.date; day++) {
      for (const fact of facts) {
        const days = day - fact.lastDay
        if (days < daysUntil(request.retention, fact.state.stability)) continue
        const isRecalled = Math.random() < recallAfter(days, fact.state.stability)
        fact.state = model.next(fact.state, days, isRecalled ? GRADE.good : GRADE.again)
        fact.lastDay = day
      }
      for (let fresh = 0; fresh < request.newPerDay && unseen > 0; fresh++, unseen--)
        facts.push({
          state: model.first(Math.random() < request.firstRight ? GRADE.good : GRADE.again),
          lastDay: day,
        })
    }
    for (const { state, lastDay } of facts) recalled += recallAfter(request.date - lastDay, state.stability)
  }
  return recalled / RUNS
}

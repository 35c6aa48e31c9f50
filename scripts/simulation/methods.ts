// Ways to choose what to ask. Each is told the outcome of what it has asked and nothing else.
import { dueFacts, dueQuestions } from '../../src/quiz/memory/due.ts'
import { addAttempt, emptyFactHistory } from '../../src/quiz/memory/fact-history.ts'
import type { FactHistory } from '../../src/quiz/memory/fact-history.ts'
import type { FactRecord } from '../../src/quiz/memory/fact-record.ts'
import type { MemoryRule } from '../../src/quiz/memory/memory-rule.ts'
import { DEFAULT_MODEL, factRecordOf } from '../../src/quiz/memory/replay.ts'
import type { AttemptId } from '../../src/quiz/attempt-id.ts'
import type { FactId, QuestionId, QuestionSummary } from '../../src/quiz/question.ts'
import type { SessionId } from '../../src/quiz/session.ts'

export interface Method {
  /** What to ask today, one after the other; the caller stops when today's number of answers is reached. */
  today(day: number): Iterable<QuestionSummary>
  answered(question: QuestionSummary, day: number, right: boolean): void
}

/** The app: what memory says is due, and its share of new facts. */
export function duePlanner(questions: readonly QuestionSummary[], rule: MemoryRule): Method {
  const histories = new Map<FactId, FactHistory>()
  const records = new Map<FactId, FactRecord>()
  const lastAt = new Map<QuestionId, number>()
  let moment = 0
  return {
    today: (day) =>
      dueQuestions(questions, records, dueFacts(questions, records, rule, day), (id) => lastAt.get(id) ?? 0),
    answered(question, day, right) {
      lastAt.set(question.id, ++moment)
      for (const fact of question.facts) {
        const attempt = {
          id: String(moment) as AttemptId,
          session: 'simulated' as SessionId,
          mode: 'review' as const,
          bank: 'simulated',
          edition: 'simulated',
          question: question.id,
          form: question.form,
          facts: question.facts,
          answer: [],
          right,
          points: 0,
          elapsedMs: 0,
          answeredAt: moment,
          day,
        }
        const history = addAttempt(histories.get(fact) ?? emptyFactHistory('simulated', fact), attempt)
        histories.set(fact, history)
        const record = factRecordOf(history, DEFAULT_MODEL)
        if (record) records.set(fact, record)
      }
    },
  }
}

/** Through the bank in its order, and again from the start. */
export function fixedOrder(questions: readonly QuestionSummary[]): Method {
  let at = 0
  return {
    *today() {
      for (;;) yield questions[at++ % questions.length] as QuestionSummary
    },
    answered: () => undefined,
  }
}

/** As most apps do: the wrong book first, out at the first right answer; then on through the bank in its order. */
export function wrongBookDrill(questions: readonly QuestionSummary[]): Method {
  const book = new Set<QuestionSummary>()
  let at = 0
  return {
    *today() {
      yield* [...book]
      for (;;) yield questions[at++ % questions.length] as QuestionSummary
    },
    answered(question, _day, right) {
      if (right) book.delete(question)
      else book.add(question)
    },
  }
}

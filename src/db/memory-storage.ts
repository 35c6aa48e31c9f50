import { isCorrection, misTapEntryOf, nextStamp } from '../quiz/attempt.ts'
import type { Attempt, Correction, LogEntry } from '../quiz/attempt.ts'
import type { QuestionId } from '../quiz/question.ts'
import { recordsFrom } from '../quiz/records.ts'
import type { Session } from '../quiz/session.ts'
import { unknownAttempt } from './storage.ts'
import type { Storage } from './storage.ts'

/** Same contract, kept by nobody: for browsers without IndexedDB. Everything is derived anew on every question. */
export function memoryStorage(): Storage {
  const entries: LogEntry[] = []
  const sessions = new Map<string, Session>()
  const stars = new Map<string, Set<QuestionId>>()

  const append = (entry: Attempt | Correction, at: number): void => {
    if (entries.some((known) => known.id === entry.id)) return
    const last = entries.at(-1)
    entries.push({ ...entry, stamp: nextStamp(at, last?.stamp ?? 0) })
  }
  const keep = (session: Session): void => {
    const known = sessions.get(session.plan.id)
    if (!known || known.touchedAt <= session.touchedAt) sessions.set(session.plan.id, session)
  }
  const historyOf = (bank: string, question: string): LogEntry[] =>
    entries.filter((entry) => entry.bank === bank && entry.question === question)
  const records = (bank: string) => {
    const derived = recordsFrom(entries)
    return {
      questions: derived.questions.filter((record) => record.bank === bank),
      facts: derived.facts.filter((record) => record.bank === bank),
      days: derived.days.filter((record) => record.bank === bank),
    }
  }
  const newestFirst = () => [...sessions.values()].sort((a, b) => b.touchedAt - a.touchedAt)
  const daily = (bank: string) =>
    newestFirst().filter(({ plan }) => plan.kind === 'daily' && plan.bank === bank)

  return {
    kind: 'memory',
    async saveAnswer(attempt, session) {
      append(attempt, attempt.answeredAt)
      keep(session)
    },
    async saveSession(session) {
      keep(session)
    },
    async saveCorrection(correction) {
      if (correction.kind === 'mis-tap') {
        const history = historyOf(correction.bank, correction.question)
        if (misTapEntryOf(history, correction.attempt)) return
        if (!history.some((entry) => !isCorrection(entry) && entry.id === correction.attempt))
          throw unknownAttempt(correction.attempt)
      }
      append(correction, correction.madeAt)
    },
    async setStar(bank, question, starred) {
      const own = stars.get(bank) ?? new Set<QuestionId>()
      stars.set(bank, own)
      if (starred) own.add(question)
      else own.delete(question)
    },
    session: async (id) => sessions.get(id),
    latestRunningSession: async () => newestFirst().find((session) => session.phase === 'running'),
    dailySession: async (bank, day) => daily(bank).find(({ plan }) => plan.day === day),
    finishedDailyDays: async (bank, limit) =>
      daily(bank)
        .filter((session) => session.phase === 'finished')
        .map(({ plan }) => plan.day)
        .sort((a, b) => b - a)
        .slice(0, limit),
    questionRecords: async (bank) => records(bank).questions,
    questionRecord: async (bank, question) =>
      records(bank).questions.find((record) => record.question === question),
    missedRecords: async (bank) => records(bank).questions.filter((record) => record.missed > 0),
    factRecords: async (bank) => records(bank).facts,
    dayRecords: async (bank, from, to) => records(bank).days.filter(({ day }) => day >= from && day <= to),
    history: async (bank, question) => historyOf(bank, question),
    starredQuestions: async (bank) => [...(stars.get(bank) ?? [])],
  }
}

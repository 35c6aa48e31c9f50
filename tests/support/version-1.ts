// A database as version 1 (November 2026) left it. Released, so it is never changed.
import { sessionRow } from '../../src/db/stored-session.ts'
import { recordsFrom } from '../../src/quiz/records.ts'
import { aMiss, aMisTap, anAttempt, aSession, attemptId, NOON } from './log.ts'
import { questionId } from './questions.ts'

/** Its tables in Dexie's notation: the primary key first, then the indexes. */
export const VERSION_1 = {
  attempts: 'id, [bank+question+stamp], stamp, session',
  corrections: 'id, [bank+question+stamp], stamp',
  sessions: 'id, [phase+touchedAt], [kind+bank+day]',
  questionRecords: '[bank+question], [bank+everMissed]',
  factHistories: '[bank+fact]',
  factRecords: '[bank+fact]',
  paceRecords: '[bank+form]',
  parameters: 'key',
  dayRecords: '[bank+day]',
  stars: '[bank+question], [bank+starred]',
  notes: '[bank+question]',
  goes: 'session, [bank+preset+day]',
  formats: 'name',
  meta: 'key',
} as const

type Rows = Partial<Record<keyof typeof VERSION_1, readonly object[]>>

/** Rows of a log of so many attempts, every third of them a miss, at half as many questions; and one mis-tap. */
export function version1Rows(attempts: number): Rows {
  const entries = Array.from({ length: attempts }, (_, at) => ({
    ...(at % 3 === 0 ? aMiss : anAttempt)({
      id: attemptId(`d-${at}`),
      question: questionId(`s1p1-${Math.floor(at / 2)}a`),
      answeredAt: NOON + at,
    }),
    stamp: NOON + at,
  }))
  const besides = {
    sessions: [sessionRow(aSession())],
    notes: [{ bank: 'qingshan', question: 's1p1-01a', text: '笔记', changedAt: NOON }],
  }
  if (attempts === 0) return besides
  const question = questionId('s1p1-0a')
  const misTap = { ...aMisTap('d-0', { question, madeAt: NOON + attempts }), stamp: NOON + attempts }
  const records = recordsFrom([...entries, misTap])
  return {
    ...besides,
    attempts: entries,
    corrections: [misTap],
    questionRecords: records.questions.map((record) => ({
      ...record,
      everMissed: record.missed > 0 ? 1 : 0,
    })),
    dayRecords: records.days,
    meta: [{ key: 'log', lastStamp: misTap.stamp, lastId: misTap.id, attempts }],
  }
}

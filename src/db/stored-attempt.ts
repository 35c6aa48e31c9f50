// Parses attempts from the journal, the database or a file: only complete ones reach the log.

import * as v from 'valibot'
import type { Attempt } from '../quiz/attempt.ts'
import { duration, moment, points, studyDay, word } from './bounds.ts'

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
export const edition = v.pipe(v.string(), v.maxLength(200))

/** Fields of an attempt but its place in the log. Its words may be of a newer version: what was answered counts all the same. */
export const attemptFields = {
  id,
  bank: id,
  question: id,
  session: id,
  mode: word,
  edition,
  form: word,
  facts: v.pipe(v.array(id), v.maxLength(100)),
  answer: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(100)),
  right: v.boolean(),
  points,
  elapsedMs: duration,
  answeredAt: moment,
  day: studyDay,
  pace: v.exactOptional(word),
}

const storedAttempt = v.looseObject(attemptFields)

export function isAttempt(value: unknown): value is Attempt {
  return v.is(storedAttempt, value)
}

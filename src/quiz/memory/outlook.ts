// What memory says beyond today: when reviews fall due, and which facts will not stick.

import type { StudyDay } from '../study-day.ts'
import { dueDayOf, isDue } from './fact-record.ts'
import type { FactRecord } from './fact-record.ts'

/** Facts due on each of the next days; overdue ones are due today. Future reviews are not simulated. */
export function reviewForecast(
  records: readonly FactRecord[],
  today: StudyDay,
  retention: number,
  days: number,
): number[] {
  const counts = Array.from({ length: days }, () => 0)
  for (const { memory } of records) {
    const ahead = isDue(memory, today, retention) ? 0 : dueDayOf(memory, retention) - today
    if (ahead < days) counts[ahead] = (counts[ahead] ?? 0) + 1
  }
  return counts
}

/** Facts that were missed, those that memory finds hardest first; among equals the one missed more often. */
export function hardestFacts(records: readonly FactRecord[], limit: number): FactRecord[] {
  const missed = ({ answered, right }: FactRecord): number => answered - right
  return records
    .filter((record) => missed(record) > 0)
    .sort(
      (a, b) =>
        b.memory.difficulty - a.memory.difficulty || missed(b) - missed(a) || (a.fact < b.fact ? -1 : 1),
    )
    .slice(0, limit)
}

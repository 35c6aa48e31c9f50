// How well each paragraph of the source is known, from the records of its questions.
import type { QuestionId, QuestionSummary } from './question.ts'
import type { QuestionRecord } from './records.ts'

/** unseen: nothing answered; some: less than half known; well: from half on; sure: nearly all. */
export const KNOWLEDGE_LEVELS = ['unseen', 'some', 'well', 'sure'] as const
export type KnowledgeLevel = (typeof KNOWLEDGE_LEVELS)[number]

const WELL_FROM = 0.5
const SURE_FROM = 0.9

export interface Coverage {
  readonly total: number
  /** Answered at least once. */
  readonly seen: number
  /** The last answer was right. */
  readonly known: number
  readonly level: KnowledgeLevel
}

/** Of every question, not only of those answered: a paragraph is not known by one lucky answer. */
export function coverageOf(
  questions: readonly QuestionSummary[],
  recordOf: (id: QuestionId) => Pick<QuestionRecord, 'lastRight'> | undefined,
): Coverage {
  const records = questions.flatMap(({ id }) => recordOf(id) ?? [])
  const counts = {
    total: questions.length,
    seen: records.length,
    known: records.filter(({ lastRight }) => lastRight).length,
  }
  return { ...counts, level: levelOf(counts) }
}

function levelOf({ total, seen, known }: Omit<Coverage, 'level'>): KnowledgeLevel {
  if (seen === 0) return 'unseen'
  const share = known / total
  if (share >= SURE_FROM) return 'sure'
  return share >= WELL_FROM ? 'well' : 'some'
}

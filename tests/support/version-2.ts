// A database as version 2 (November 2026) left it. Released, so it is never changed.
import { NOON } from './log.ts'
import { VERSION_1, version1Rows } from './version-1.ts'

export const VERSION_2 = {
  ...VERSION_1,
  sessions: 'id, [phase+touchedAt], [kind+bank+day], [kind+bank+phase+day]',
  slipRecords: '[bank+question]',
  drillRounds: 'id, stamp',
  drillRecords: '[bank+pair]',
  deletions: '[bank+question]',
  asides: 'id, of',
  carried: 'id',
} as const

type Rows = Partial<Record<keyof typeof VERSION_2, readonly object[]>>

/** Those of version 1, and some in each table that came after it. */
export function version2Rows(attempts: number): Rows {
  const { meta, ...rows }: Rows = version1Rows(attempts)
  const slip = { bank: 'qingshan', question: 's1p1-0a', slips: [] }
  return {
    ...rows,
    meta: (meta ?? [{ key: 'log', lastStamp: 0, lastId: null, attempts: 0 }]).map((sums) => ({
      ...sums,
      database: 'abcdefgh12345678',
    })),
    stars: [{ bank: 'qingshan', question: 's1p1-1a', starred: 1, changedAt: NOON }],
    slipRecords: [slip],
    deletions: [{ bank: 'other', question: '', upTo: NOON }],
    asides: [
      {
        id: 'aside-1',
        of: 'note',
        value: { bank: 'qingshan', question: 's1p1-01a', text: '旧', changedAt: 1 },
      },
    ],
    carried: [{ id: 'carried-1', of: 'badge', value: { text: '新' } }],
  }
}

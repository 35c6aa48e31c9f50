/** Keys that English leaves out on purpose: what they say stands beside or inside Chinese text and is Chinese too. */
export const CHINESE_ONLY = [
  'aloud.option',
  'aloud.multiple',
  'aloud.judge',
  'aloud.orderOf',
  'aloud.matchOf',
  'aloud.matchTo',
  'aloud.answer',
  'aloud.sample',
  'source.line',
  'source.derived',
  'source.article',
  'about.sourceLine',
  'report.head',
  'report.id',
  'report.stem',
  'report.options',
  'report.answer',
  'report.source',
  'report.fault',
] as const

export type ChineseOnly = (typeof CHINESE_ONLY)[number]

// An organiser's draft format and shared papers, in localStorage. Not part of backups.

import * as v from 'valibot'
import { PRESET_IDS } from '../quiz/contest/rules.ts'
import type { PresetId } from '../quiz/contest/rules.ts'
import { localValues } from './web-storage.ts'
import type { StoredName } from './web-storage.ts'

const LONGEST_NOTE = 20_000
export const MOST_PAPERS = 30

/** A paper whose code was made on this device. */
export interface HandedOut {
  readonly code: string
  /** The name of its format; empty for a preset, whose id says it. */
  readonly name: string
  readonly format: PresetId
  readonly at: number
}

const paper = v.object({
  code: v.pipe(v.string(), v.maxLength(400)),
  name: v.pipe(v.string(), v.maxLength(40)),
  format: v.picklist(PRESET_IDS),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(Date.UTC(2100, 0, 1))),
})

/** Newest first. Papers of unknown formats are kept but not shown. */
export function papersHandedOut(): readonly HandedOut[] {
  return allPapers().filter((one) => v.is(paper, one))
}

/** Puts a paper first in the list; each code is listed once. */
export function keepPaperHandedOut(newest: HandedOut): void {
  const others = allPapers().filter((one) => (one as Partial<HandedOut> | null)?.code !== newest.code)
  keep('papers-handed-out', [newest, ...others].slice(0, MOST_PAPERS))
}

function allPapers(): readonly unknown[] {
  const kept = read('papers-handed-out')
  return Array.isArray(kept) ? kept.slice(0, MOST_PAPERS) : []
}

/** The stored draft, unparsed; the page that stored it parses it. */
export function formatDraft(): unknown {
  return read('format-draft')
}

/** Null takes it away. */
export function keepFormatDraft(draft: unknown): void {
  keep('format-draft', draft)
}

function read(name: StoredName): unknown {
  const isShort = (localValues.read(name) ?? '').length <= LONGEST_NOTE
  return isShort ? localValues.readJson(name) : undefined
}

function keep(name: StoredName, value: unknown): void {
  const text = JSON.stringify(value)
  if (value === null) localValues.remove(name)
  else if (text.length <= LONGEST_NOTE) localValues.write(name, text)
}

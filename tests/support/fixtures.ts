// What today's and earlier versions have printed and written. Released, so it is never changed; a new layout gets new lines.
import { readFileSync } from 'node:fs'

function textOf(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
}

function linesOf<T>(name: string): T[] {
  return textOf(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

/** A code, with the paper it was printed for. */
export interface PrintedPaper {
  readonly code: string
  readonly rules: object
  readonly number: { readonly deck: number; readonly go: number }
}

export const printedPapers = (): PrintedPaper[] => linesOf('paper-codes.jsonl')

/** A code of the bank `IDENTITY`, with what is in it. `rules`: those of own formats, or the name of a preset. */
export interface PrintedResult {
  readonly code: string
  readonly rules: object | string
  readonly [part: string]: unknown
}

export const printedResults = (): PrintedResult[] => linesOf('result-codes.jsonl')

/** A backup of everything that version 1.0 of the format can hold. */
export const backupText = (): string => textOf('backup-1.0.jsonl')

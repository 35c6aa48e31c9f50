// Which writer an ending names.
import { writeCsv, writeXlsx } from './table.ts'
import type { Writable, Written } from './written.ts'

export const WRITERS: Readonly<Record<string, (bank: Writable) => Written>> = {
  '.xlsx': writeXlsx,
  '.csv': writeCsv,
}

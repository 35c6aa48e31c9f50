// Which writer an ending names, for the formats of others; our own file is that of bank-file.ts.
import { writeAnkiText } from './anki-text.ts'
import { writeGift } from './gift.ts'
import { writeMoodleXml } from './moodle-xml.ts'
import { writeCsv, writeXlsx } from './table.ts'
import type { Writable, Written } from './written.ts'

export const WRITERS: Readonly<Record<string, (bank: Writable) => Written>> = {
  '.xlsx': writeXlsx,
  '.csv': writeCsv,
  '.gift': writeGift,
  '.xml': writeMoodleXml,
  '.txt': writeAnkiText,
}

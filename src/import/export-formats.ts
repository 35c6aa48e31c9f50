// The kinds of files that a bank can be saved as. By itself, since the page lists them and knows no writer.

/** With the ending of each. */
export const EXPORT_ENDINGS = {
  xlsx: '.xlsx',
  csv: '.csv',
  gift: '.gift',
  'moodle-xml': '.xml',
  anki: '.txt',
  bank: '.json',
} as const

export type ExportFormat = keyof typeof EXPORT_ENDINGS

// The tasks of the importer: read a file, write one, make the template.
import type { OwnBank } from '../quiz/own-bank.ts'
import { isBankFile, readBankFile, writeBankFile } from './bank-file.ts'
import type { Progress } from './collect.ts'
import { EXPORT_ENDINGS, type ExportFormat } from './export-formats.ts'
import { MOST_BYTES } from './limits.ts'
import { mend } from './mend.ts'
import type { Mended } from './mending.ts'
import { codesOfBank, isPacked, unpackBank } from './packed-bank.ts'
import { readFile } from './read-file.ts'
import type { Choices, Entry, ReadResult } from './read-result.ts'
import { FileFault } from './reason.ts'
import type { ReasonCode } from './reason.ts'
import { template } from './template.ts'
import { WRITERS } from './write/writers.ts'
import { utf8, type Written } from './write/written.ts'

export type Task =
  | { readonly do: 'read'; readonly file: Blob; readonly name: string; readonly choices: Choices }
  | { readonly do: 'write'; readonly bank: OwnBank; readonly format: ExportFormat }
  | { readonly do: 'template' }
  | { readonly do: 'codes'; readonly bank: OwnBank }
  | { readonly do: 'mend'; readonly entry: Entry; readonly text: string }

/** `bank`: the file is one of ours, and holds a whole bank under the id it goes by everywhere. */
export type Found = ReadResult & { readonly bank?: OwnBank }

export interface Results {
  readonly read: Found
  readonly write: Written
  readonly template: Written
  /** Texts for QR codes; none when the bank is too large for them. */
  readonly codes: readonly string[]
  readonly mend: Mended
}

/** `tell` hears, while a file is read, how many of its questions have been looked at. */
export async function work(task: Task, tell?: Progress): Promise<Results[Task['do']]> {
  switch (task.do) {
    case 'read': {
      // One byte more than is allowed tells as much as all of them.
      const content = await task.file.slice(0, MOST_BYTES + 1).arrayBuffer()
      return found(new Uint8Array(content), task.name, task.choices, tell)
    }
    case 'write':
      return written(task.bank, task.format)
    case 'template':
      return { bytes: template(), left: [] }
    case 'codes':
      return codesOfBank(writeBankFile(task.bank))
    case 'mend':
      return mend(task.entry, task.text)
  }
}

export function found(bytes: Uint8Array, name: string, choices: Choices = {}, tell?: Progress): Found {
  if (bytes.length > MOST_BYTES) return readFile(bytes, name, choices, tell)
  try {
    const text = bankFileIn(bytes)
    return text === undefined ? readFile(bytes, name, choices, tell) : fromBankFile(text, name)
  } catch (error) {
    if (error instanceof FileFault) return nothing(name, error.reason.code)
    throw error
  }
}

/** The text of a bank file, if this is one, or one packed into QR codes. */
function bankFileIn(bytes: Uint8Array): string | undefined {
  const textOf = (part: Uint8Array): string => new TextDecoder().decode(part)
  const start = textOf(bytes.subarray(0, 200))
  if (isBankFile(start)) return textOf(bytes)
  return isPacked(start, bytes.length) ? textOf(unpackBank(textOf(bytes))) : undefined
}

function fromBankFile(text: string, name: string): Found {
  const read = readBankFile(text)
  if (!read.ok) return nothing(name, read.reason === 'newer' ? 'newer' : 'damaged')
  const { bank } = read
  const { title, chapters, questions, tags } = bank
  return { format: 'json', guessed: {}, title, chapters, questions, tags, look: [], cannot: [], bank }
}

function nothing(name: string, code: ReasonCode): Found {
  const cannot = [{ where: '', text: name, reason: { code } }]
  return {
    format: 'json',
    guessed: {},
    title: name,
    chapters: [],
    questions: [],
    tags: {},
    look: [],
    cannot,
  }
}

function written(bank: OwnBank, format: ExportFormat): Written {
  const write = format === 'bank' ? undefined : WRITERS[EXPORT_ENDINGS[format]]
  return write ? write(bank) : { bytes: utf8(writeBankFile(bank)), left: [] }
}

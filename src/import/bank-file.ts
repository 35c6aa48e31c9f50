// Our own bank file: the complete bank in one readable JSON file, with a hash that detects changes.
import { canonicalJson, isObject } from '../quiz/keeping/json.ts'
import type { Json } from '../quiz/keeping/json.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import { parseOwnBank } from '../quiz/parse-own-bank.ts'
import { sha256 } from '../quiz/sha256.ts'

const FORMAT = 'bainian-qianti-bank'
/** Raised when an older app must not read the file. */
const VERSION = 1

export type ReadBankFile =
  | { readonly ok: true; readonly bank: OwnBank }
  /** `not-a-bank`: some other file. `newer`: needs a newer app. `altered`: the hash does not match. */
  | { readonly ok: false; readonly reason: 'not-a-bank' | 'newer' | 'altered' }
  /** As it was written, and no bank that could be shown: `where` and `problem` as of `parseOwnBank`. */
  | { readonly ok: false; readonly reason: 'damaged'; readonly where: string; readonly problem: string }

export function writeBankFile(bank: OwnBank): string {
  const file = { format: FORMAT, version: VERSION, hash: hashOf(bank as unknown as Json), bank }
  return JSON.stringify(file, null, 1) + '\n'
}

export function readBankFile(text: string): ReadBankFile {
  const file = parsed(text)
  if (!isObject(file) || file['format'] !== FORMAT) return { ok: false, reason: 'not-a-bank' }
  const { version, hash, bank } = file
  if (typeof version !== 'number') return { ok: false, reason: 'altered' }
  if (version > VERSION) return { ok: false, reason: 'newer' }
  if (bank === undefined || hash !== hashOf(bank)) return { ok: false, reason: 'altered' }
  const read = parseOwnBank(bank)
  return read.ok ? read : { ...read, reason: 'damaged' }
}

/** Whether a text says of itself that it is such a file; for recognising it among others. */
export function isBankFile(text: string): boolean {
  const start = text.slice(0, 200)
  return start.trimStart().startsWith('{') && start.includes(`"${FORMAT}"`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of the content, however it is laid out. Undefined where it is nested too deep to be a bank. */
function hashOf(bank: Json): string | undefined {
  try {
    const hash = sha256()
    hash.add(new TextEncoder().encode(canonicalJson(bank)))
    return hash.hex()
  } catch {
    return undefined
  }
}

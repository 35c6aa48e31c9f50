// Our own file: the bank as it is, readable, and nothing left out.
import { utf8, type Writable, type Written } from './written.ts'

export const BANK_FILE = 'bainian-qianti-bank'

export function writeBank({ title, chapters, questions, tags }: Writable): Written {
  const file = { kind: BANK_FILE, version: 1, title, language: 'zh-CN', chapters, questions, tags }
  return { bytes: utf8(`${JSON.stringify(file, null, 1)}\n`), left: [] }
}

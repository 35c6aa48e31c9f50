// Files of a real program: what we write is opened by LibreOffice and saved anew, what it writes is read by us.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'
import type { ReadResult } from '../../src/import/read-result.ts'
import { template } from '../../src/import/template.ts'
import { writeCsv } from '../../src/import/write/table.ts'
import { outline } from './outline.ts'

const SAMPLES = fileURLToPath(new URL('samples/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** With a profile of its own, so that one that is open somewhere is left alone. */
const office = (...args: string[]): string =>
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

function isThere(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let turn = 0

/** Opens each of the files and saves it as another kind; resolves to the new ones. */
function savedAs(
  filter: string,
  files: Readonly<Record<string, Uint8Array>>,
  ...options: string[]
): Map<string, Uint8Array> {
  const [given, saved] = [join(folder, `given-${++turn}`), join(folder, `saved-${turn}`)]
  mkdirSync(given)
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(given, name), bytes)
    return join(given, name)
  })
  const told = office(...options, '--convert-to', filter, '--outdir', saved, ...paths)
  expect(told).not.toMatch(/error|repair|corrupt/i)
  const [ending = ''] = filter.split(':')
  const names = Object.keys(files).map((name) => `${parse(name).name}.${ending}`)
  return new Map(names.map((name) => [name, readFileSync(join(saved, name))]))
}

/** Without what every kind of file has its own name for. */
const content = (result: ReadResult): string => outline(result).replace(/^格式 .*\n/, '')

describe.skipIf(!isThere())('LibreOffice (skipped where soffice is not installed)', () => {
  const workbook = template()
  const read = readFile(workbook, 'template.xlsx')

  // SheetJS mentions number formats of .ods that it does not know.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

  it.each(['xlsx', 'ods', 'csv:Text - txt - csv (StarCalc):44,34,76'])(
    'opens our template, and what it saves as %s is the same',
    { timeout: 120_000 },
    (filter) => {
      const [[name, bytes] = ['', new Uint8Array()]] = savedAs(filter, { 'template.xlsx': workbook })
      expect(content(readFile(bytes, name))).toBe(content(read))
    },
  )

  it('opens our CSV, and saves it as a workbook that holds the same', { timeout: 120_000 }, () => {
    const { bytes } = writeCsv(read)
    // Commas, double quotes, UTF-8: a person confirms this in its dialog.
    const saved = savedAs('xlsx', { 'table.csv': bytes }, '--infilter=CSV:44,34,76')
    for (const [name, again] of saved) expect(content(readFile(again, name))).toBe(content(read))
  })

  it('writes .docx that is read as the text in it', { timeout: 120_000 }, () => {
    const names = [
      'shape-01-lines',
      'shape-02-one-line',
      'shape-05-sections',
      'shape-06-answers-at-end',
      'shape-10-tags',
    ]
    const texts = Object.fromEntries(
      names.map((name) => [`${name}.txt`, readFileSync(`${SAMPLES}${name}.txt`)]),
    )
    for (const [name, bytes] of savedAs('docx:MS Word 2007 XML', texts)) {
      const text = `${parse(name).name}.txt`
      const wanted = readFile(texts[text] ?? new Uint8Array(), text)
      const found = readFile(bytes, name)
      expect(found.format).toBe('docx')
      // A line of a text has a number, a paragraph of a document another.
      expect(content(found).replace(/^(看|不能) \S+/gm, '$1')).toBe(
        content(wanted).replace(/^(看|不能) \S+/gm, '$1'),
      )
    }
  })
})

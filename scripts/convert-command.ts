// `npm run bank:convert`: the importer of the app, run in Node.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { writeBankFile } from '../src/import/bank-file.ts'
import { EXPORT_ENDINGS } from '../src/import/export-formats.ts'
import { ownBankFrom } from '../src/import/own-bank-from.ts'
import type { Choices, Entry, ReadResult } from '../src/import/read-result.ts'
import type { Reason } from '../src/import/reason.ts'
import { reasonKey } from '../src/import/reason-key.ts'
import { found } from '../src/import/work.ts'
import type { Found } from '../src/import/work.ts'
import { WRITERS } from '../src/import/write/writers.ts'
import type { Question } from '../src/quiz/question.ts'
import { exported } from './bank-export.ts'

const ENDINGS = Object.values(EXPORT_ENDINGS)

export const USAGE = `npm run bank:convert -- IN [OUT] [--report FILE] [--answers FILE] [--sheet NAME] [--encoding NAME] [--lang zh]
  IN              questions in any format of docs/banks.md, recognised by its content
  OUT             is written in the format its ending names: ${ENDINGS.join(' ')}
  --report FILE   writes what was read, what to look at and what cannot be read, as JSON
  --answers FILE  a text with the key, for a file that holds the questions alone
  --lang zh       messages in Chinese; so they are where LANG is Chinese · 用中文说明；LANG 是中文时本来如此`

/** Runs the command with the arguments after the script's name. Exit code 1 when nothing could be read. */
export function runConvertCommand(args: readonly string[], print: (line: string) => void): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      report: { type: 'string' },
      answers: { type: 'string' },
      sheet: { type: 'string' },
      encoding: { type: 'string' },
      lang: { type: 'string', default: process.env['LC_ALL'] || process.env['LANG'] || '' },
      help: { type: 'boolean', default: false },
    },
  })
  const [input, output] = positionals
  if (values.help || input === undefined) {
    print(USAGE)
    return values.help ? 0 : 1
  }
  const ending = ENDINGS.find((each) => output?.toLowerCase().endsWith(each))
  if (output !== undefined && !ending) {
    print(`${output}: ${ENDINGS.join(' ')}`)
    return 1
  }
  const say = wordsIn(values.lang?.startsWith('zh') ? 'zh-CN' : 'en')
  const choices: Choices = {
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
    ...(values.answers === undefined ? {} : { answers: readFileSync(values.answers, 'utf8') }),
  }
  const started = performance.now()
  const content = readFileSync(input)
  const result = found(content, basename(input), choices)
  const elapsed = Math.round(performance.now() - started)

  if (values.report !== undefined)
    writeFileSync(values.report, `${JSON.stringify(report(result, say), null, 1)}\n`)
  for (const entry of [...result.look, ...result.cannot])
    print(`${entry.where || basename(input)}: ${say(entry.reason)}: ${entry.text}`)
  if (output !== undefined && ending === EXPORT_ENDINGS.bank) {
    const id = `own-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`
    writeFileSync(output, bankFile(result, { id, title: result.title || basename(input, extname(input)) }))
  } else if (output !== undefined && ending) {
    const written = WRITERS[ending]?.(result)
    if (written) writeFileSync(output, written.bytes)
    for (const entry of written?.left ?? []) print(`${basename(output)}: ${say(entry.reason)}: ${entry.text}`)
  }
  print(
    `${result.format}: ${result.questions.length} ready, ${result.look.length} to look at, ${result.cannot.length} cannot be read; ` +
      `${elapsed} ms, ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`,
  )
  return result.questions.length + result.look.length > 0 ? 0 : 1
}

/** A bank that is handed on keeps its id; any other file is the same bank each time it is converted. */
function bankFile(result: Found, named: { readonly id: string; readonly title: string }): string {
  return writeBankFile(result.bank ?? ownBankFrom(result, { ...named, also: new Set() }))
}

type Say = (reason: Reason) => string

/** What docs and tools rely on: the questions in the shape of `npm run bank -- --json`, and the two other lists. */
function report(result: ReadResult, say: Say): unknown {
  const titles = new Map(result.chapters.map(({ id, title }) => [id, title]))
  const asked = (question: Question): unknown => ({
    ...exported(question),
    chapter: titles.get(question.chapter) ?? '',
    tags: result.tags[question.id] ?? [],
  })
  const said = ({ where, text, reason, draft }: Entry): object => ({
    where,
    text,
    reason: say(reason),
    code: reason.code,
    ...(draft ? { draft } : {}),
  })
  return {
    format: result.format,
    title: result.title,
    guessed: result.guessed,
    questions: result.questions.map(asked),
    look: result.look.map((entry) => ({
      ...said(entry),
      ...(entry.question ? { question: asked(entry.question) } : {}),
    })),
    cannot: result.cannot.map(said),
  }
}

/** The sentences of the app. */
function wordsIn(language: 'zh-CN' | 'en'): Say {
  const file = new URL(`../src/locales/${language}.json`, import.meta.url)
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return (reason) =>
    (words[reasonKey(reason)] ?? reason.code).replace(/\{(\w+)\}/g, (_, name: string) =>
      String(reason.data?.[name] ?? ''),
    )
}

// `npm run bank`: reads the authored bank, says what is wrong with it and what it holds.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compareWithArticle } from '../src/bank/authored/article.ts'
import type { AuthoredBank } from '../src/bank/authored/authored-bank.ts'
import { compileBank } from '../src/bank/authored/compile.ts'
import { extendLock, printLock } from '../src/bank/authored/lock.ts'
import type { Problem } from '../src/bank/authored/problem.ts'
import { bankCounts } from './bank-counts.ts'
import { exportBank } from './bank-export.ts'
import { buildBank, describeInChinese, describeProblem, hasErrors } from './build-bank.ts'
import { tryAnswers } from './try-answers.ts'

export const USAGE = `npm run bank -- [--only s2-1] [--json FILE] [--article FILE] [--try FILE] [--lang zh] [--fix] [--pack FOLDER]
  --only NAME     problems and counts of files whose name begins with NAME; leaves out what concerns the whole bank
  --json FILE     writes every compiled fact and question to FILE
  --article FILE  compares the paragraph index with the article
  --try FILE      judges typed answers, one a line (question id, tab, what is typed), and says why; nothing else is printed
  --lang zh       messages in Chinese; so they are where LANG is Chinese · 用中文说明；LANG 是中文时本来如此
  --fix           adds new questions to lock.json (never changes an entry)`

/** Runs the command with the arguments after the script's name; prints through `print`. Exit code 1 on any error. */
export function runBankCommand(args: readonly string[], print: (line: string) => void): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pack: { type: 'string', default: 'questions/loudi-2021' },
      only: { type: 'string' },
      json: { type: 'string' },
      article: { type: 'string' },
      try: { type: 'string' },
      lang: { type: 'string', default: process.env['LC_ALL'] || process.env['LANG'] || '' },
      fix: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(USAGE)
    return 0
  }
  const { only } = values
  const language = values.lang?.startsWith('zh') ? 'zh' : 'en'
  const folder = resolve(values.pack)
  const scope = only === undefined ? 'whole bank' : 'files'
  const root = process.cwd()

  let { bank, problems } = buildBank(folder, root, scope)
  if (values.fix && bank && writeLock(folder, bank)) ({ bank, problems } = buildBank(folder, root, scope))
  const isShown = (file: string): boolean =>
    only === undefined || file.slice(file.lastIndexOf('/') + 1).startsWith(only)
  const compared = bank && values.article !== undefined ? articleProblems(values.article, bank) : []
  const shown = [...problems, ...compared].filter(({ file }) => isShown(file))

  if (bank && values.try !== undefined) {
    for (const line of tryAnswers(compileBank(bank), readFileSync(values.try, 'utf8'))) print(line)
    return 0
  }
  for (const problem of shown)
    print(language === 'zh' ? describeInChinese(problem) : describeProblem(problem))
  if (bank) {
    print(`edition ${compileBank(bank).index.edition}`)
    for (const line of bankCounts(bank, isShown)) print(line)
  }
  if (bank && values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify(exportBank(compileBank(bank)), null, 1)}\n`)
  const errors = shown.filter(({ severity }) => severity === 'error').length
  const warnings = shown.length - errors
  print(language === 'zh' ? `${errors} 处错误，${warnings} 处提醒` : `${errors} errors, ${warnings} warnings`)
  return hasErrors(shown) ? 1 : 0
}

function articleProblems(file: string, bank: AuthoredBank): readonly Problem[] {
  return compareWithArticle(readFileSync(file, 'utf8'), bank.paragraphs, { file, line: 1 })
}

/** Adds what the lock does not know. False when it is there but unreadable: then a person has to look. */
function writeLock(folder: string, bank: AuthoredBank): boolean {
  const path = join(folder, 'lock.json')
  if (existsSync(path) && !bank.lock) return false
  writeFileSync(path, printLock(extendLock(bank.lock ?? {}, bank.facts, bank.pack.edition)))
  return true
}

// Compiles the authored bank for the app: when a build or the development server starts, and while authors edit.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { compileBank } from '../src/bank/authored/compile.ts'
import { chapterToWire, giveawaysToWire, indexToWire } from '../src/bank/authored/to-wire.ts'
import type { AuthoredBank } from '../src/bank/authored/authored-bank.ts'
import type { ChapterContent } from '../src/quiz/bank.ts'
import { buildBank, describeProblem, hasErrors } from './build-bank.ts'

const PACK = 'questions/loudi-2021'
const GENERATED = 'src/bank/generated'

/**
 * Writes `src/bank/generated/*.json` from `questions/`. A build fails when the bank has an error; the development server
 * prints it and serves what is good. `BANK_DRAFT=1` lets a build pass while the bank is being written.
 */
export function bankPlugin(): Plugin {
  let root = process.cwd()
  let isDraft = false
  let failure: string | undefined

  const generate = (): void => {
    const { bank, problems } = buildBank(resolve(root, PACK), root, 'whole bank')
    failure = hasErrors(problems)
      ? ['the bank has errors:', ...problems.map(describeProblem)].join('\n')
      : undefined
    if (bank) writeGenerated(resolve(root, GENERATED), bank)
  }

  return {
    name: 'bank',
    // Before anything resolves imports of the generated files.
    configResolved(config) {
      root = config.root
      isDraft = config.command === 'serve' || process.env['BANK_DRAFT'] === '1'
      generate()
    },
    buildStart() {
      if (failure === undefined) return
      if (isDraft) this.warn(failure)
      else this.error(failure)
    },
    configureServer(server) {
      const folder = resolve(root, PACK)
      server.watcher.add(folder)
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(folder)) return
        generate()
        if (failure !== undefined) server.config.logger.warn(failure)
        server.ws.send({ type: 'full-reload' })
      })
    },
  }
}

/** Writes what changed and removes chapters that are gone, so that an unchanged bank keeps its hashes and timestamps. */
export function writeGenerated(folder: string, bank: AuthoredBank): void {
  const compiled = compileBank(bank)
  const files = new Map<string, unknown>([
    ['index.json', indexToWire(compiled.index)],
    ['giveaways.json', giveawaysToWire(compiled.index, compiled.giveaways)],
    ...compiled.chapters.map(
      (chapter) => [`chapter-${chapter.chapter}.json`, chapterToWire(asked(chapter))] as const,
    ),
    ['retired.json', compiled.chapters.map((chapter) => chapterToWire(retired(chapter)))],
  ])
  function asked(chapter: ChapterContent): ChapterContent {
    return { ...chapter, questions: chapter.questions.filter(({ id }) => !compiled.retired.has(id)) }
  }
  /** Only those who once answered one see it again; beside its fact its explanation says nothing more. */
  function retired(chapter: ChapterContent): ChapterContent {
    const questions = chapter.questions.filter(({ id }) => compiled.retired.has(id))
    return { ...chapter, facts: [], questions: questions.map((one) => ({ ...one, explanation: '' })) }
  }

  mkdirSync(folder, { recursive: true })
  const present = readdirSync(folder)
  for (const name of present.filter((each) => each.endsWith('.json') && !files.has(each)))
    rmSync(join(folder, name))
  for (const [name, content] of files) {
    const text = JSON.stringify(content)
    const path = join(folder, name)
    if (!present.includes(name) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
  }
}

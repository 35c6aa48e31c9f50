// The files of a pack, joined into one authored bank.
import type { AuthoredBank } from './authored-bank.ts'
import { parseLock } from './lock.ts'
import { parseChapterFile, parsePack, parseParagraphs } from './parse.ts'
import type { ParsedFile } from './parse.ts'
import { error } from './problem.ts'
import type { Problem } from './problem.ts'

/** A file as read from disk; `path` is relative to the pack's folder, `name` is how problems call it. */
export interface SourceFile {
  readonly path: string
  readonly name: string
  readonly text: string
}

/**
 * Parses and joins the files of a pack: `pack.yaml`, `paragraphs/*.yaml`, `lock.json`, and every other `*.yaml` as a
 * file of facts. Undefined when there is no readable pack file.
 */
export function assembleBank(files: readonly SourceFile[]): ParsedFile<AuthoredBank | undefined> {
  const packFile = files.find(({ path }) => path === 'pack.yaml')
  if (!packFile)
    return {
      value: undefined,
      problems: [error({ place: { file: 'pack.yaml', line: 1 } }, 'there is no pack.yaml')],
    }
  const pack = parsePack(packFile.name, packFile.text)
  const yaml = files.filter(({ path }) => path.endsWith('.yaml') && path !== 'pack.yaml')
  const sorted = [...yaml].sort((left, right) => (left.path < right.path ? -1 : 1))
  const paragraphs = sorted
    .filter(({ path }) => path.startsWith('paragraphs/'))
    .map(({ name, text }) => parseParagraphs(name, text))
  const chapters = sorted
    .filter(({ path }) => !path.startsWith('paragraphs/'))
    .map(({ name, text }) => parseChapterFile(name, text))
  const lockFile = files.find(({ path }) => path === 'lock.json')
  const lock = lockFile && parseLock(lockFile.text)
  const problems: Problem[] = [pack, ...paragraphs, ...chapters].flatMap((part) => part.problems)
  if (lockFile && !lock) {
    problems.push(
      error({ place: { file: lockFile.name, line: 1 } }, 'is not a lock: restore it from version control'),
    )
  }
  if (!pack.value) return { value: undefined, problems }
  const order = pack.value.chapters.map(({ id }) => id)
  const facts = chapters
    .flatMap((part) => part.value)
    .map((fact, index) => ({ fact, index, rank: order.indexOf(fact.fileChapter) }))
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ fact }) => fact)
  return {
    value: {
      pack: pack.value,
      paragraphs: paragraphs.flatMap((part) => part.value),
      facts,
      ...(lock ? { lock } : {}),
    },
    problems,
  }
}

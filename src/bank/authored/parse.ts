// YAML files to authored data. Never throws: what is good comes back, what is not is a problem with file and line.
import type { AuthoredFact, AuthoredPack, AuthoredParagraph, AuthoredQuestion } from './authored-bank.ts'
import { splitFacts } from './split-facts.ts'
import type { Problem } from './problem.ts'
import {
  chapterFileSchema,
  factSchema,
  packSchema,
  paragraphFileSchema,
  paragraphSchema,
  questionSchema,
} from './schema.ts'
import { parseAt } from './schema-problems.ts'
import { readYaml } from './yaml-source.ts'
import type { Path, YamlSource } from './yaml-source.ts'

/** What a file gave, and what was wrong with the rest of it. */
export interface ParsedFile<T> {
  readonly value: T
  readonly problems: readonly Problem[]
}

/** Reads the pack file; without a readable one there is no bank. */
export function parsePack(file: string, text: string): ParsedFile<AuthoredPack | undefined> {
  const source = readYaml(file, text)
  if (source.problems.length > 0) return { value: undefined, problems: source.problems }
  const pack = parseAt(packSchema, source.value, source, [])
  if (!pack.ok) return { value: undefined, problems: pack.problems }
  return { value: { ...pack.value, place: { file, line: 1 } }, problems: [] }
}

/** Reads a file of paragraph indexes. */
export function parseParagraphs(file: string, text: string): ParsedFile<readonly AuthoredParagraph[]> {
  const source = readYaml(file, text)
  if (source.problems.length > 0) return { value: [], problems: source.problems }
  const entries = parseAt(paragraphFileSchema, source.value, source, [])
  if (!entries.ok) return { value: [], problems: entries.problems }
  const paragraphs: AuthoredParagraph[] = []
  const problems: Problem[] = []
  for (const [id, entry] of Object.entries(entries.value)) {
    const paragraph = parseAt(paragraphSchema, entry, source, [id])
    if (paragraph.ok) paragraphs.push({ id, ...paragraph.value, place: source.placeOf([id]) })
    else problems.push(...paragraph.problems)
  }
  return { value: paragraphs, problems }
}

/** Reads a file of facts with their questions. After a syntax fault, the facts around it are still read. */
export function parseChapterFile(file: string, text: string): ParsedFile<readonly AuthoredFact[]> {
  const source = readYaml(file, text)
  if (source.problems.length === 0) return parseChapterSource(file, source)
  const parts = splitFacts(text).map((part) => {
    const partSource = readYaml(file, part)
    return partSource.problems.length > 0
      ? { value: [], problems: partSource.problems }
      : parseChapterSource(file, partSource)
  })
  const problems = parts.flatMap((part) => part.problems)
  return {
    value: parts.flatMap((part) => part.value),
    problems: problems.length > 0 ? problems : source.problems,
  }
}

function parseChapterSource(file: string, source: YamlSource): ParsedFile<readonly AuthoredFact[]> {
  const chapter = parseAt(chapterFileSchema, source.value, source, [])
  if (!chapter.ok) return { value: [], problems: chapter.problems }
  const fileChapter = chapter.value.chapter ?? chapterOfFile(file)
  const facts: AuthoredFact[] = []
  const problems: Problem[] = []
  chapter.value.facts.forEach((entry, index) => {
    const path: Path = ['facts', index]
    const fact = parseAt(factSchema, entry, source, path)
    if (!fact.ok) {
      problems.push(...fact.problems)
      return
    }
    const questions = parseQuestions(fact.value.questions, source, [...path, 'questions'])
    problems.push(...questions.problems)
    facts.push({ ...fact.value, fileChapter, questions: questions.value, place: source.placeOf(path) })
  })
  return { value: facts, problems }
}

function parseQuestions(
  entries: readonly unknown[],
  source: YamlSource,
  path: Path,
): ParsedFile<readonly AuthoredQuestion[]> {
  const questions: AuthoredQuestion[] = []
  const problems: Problem[] = []
  entries.forEach((entry, index) => {
    const question = parseAt(questionSchema, entry, source, [...path, index])
    if (question.ok) questions.push({ ...question.value, place: source.placeOf([...path, index]) })
    else problems.push(...question.problems)
  })
  return { value: questions, problems }
}

/** `questions/loudi-2021/s2-1.yaml` belongs to chapter `s2`. */
function chapterOfFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return /^[a-z]+\d+/.exec(name)?.[0] ?? name
}

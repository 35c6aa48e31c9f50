// `npm run words`: the words of the interface against each other and against the code that says them.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHINESE_ONLY } from '../src/locales/chinese-only.ts'

type SomeWords = Readonly<Record<string, string>>

export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** A place, or a choice by number: `{n}`, `{n:question|questions}`. */
const PLACE = /\{(\w+)(:[^{}|]*\|[^{}|]*)?\}/g
const CHINESE = /[\u3000-\u9fff\uff00-\uffef]/
const HAN = /[\u3400-\u9fff]/

/** What a translation lacks, has too much, or fills in otherwise. `only` are keys that it leaves out on purpose. */
export function problemsOfTranslation(
  source: SomeWords,
  translation: SomeWords,
  only: readonly string[] = [],
): string[] {
  const wanted = Object.keys(source).filter((key) => !only.includes(key))
  return [
    ...wanted.filter((key) => !(key in translation)).map((key) => `${key}: not translated`),
    ...Object.keys(translation)
      .filter((key) => !wanted.includes(key))
      .map(
        (key) => `${key}: translated, but ${key in source ? 'said in Chinese only' : 'not in the source'}`,
      ),
    ...only.filter((key) => !(key in source)).map((key) => `${key}: in CHINESE_ONLY, but not in the source`),
    ...wanted.flatMap((key) =>
      problemsOfPlaces(key, source[key] ?? '', translation[key] ?? source[key] ?? ''),
    ),
  ]
}

function problemsOfPlaces(key: string, source: string, translation: string): string[] {
  const [wanted, found] = [plainPlaces(source), plainPlaces(translation)]
  const problems = []
  if (wanted.join() !== found.join())
    problems.push(`${key}: has the places ${found.join() || 'none'} instead of ${wanted.join() || 'none'}`)
  if (/[{}]/.test(translation.replaceAll(PLACE, ''))) problems.push(`${key}: has a brace that is no place`)
  if (translation !== source && !key.startsWith('languages.') && CHINESE.test(translation))
    problems.push(`${key}: is still partly Chinese`)
  return problems
}

function plainPlaces(text: string): string[] {
  return [
    ...new Set([...text.matchAll(PLACE)].filter((found) => !found[2]).map((found) => found[1] ?? '')),
  ].sort()
}

/** Keys that no code says: neither written out, nor begun in a template (`forms.${form}`), nor ended in one. */
export function unusedKeys(keys: readonly string[], files: readonly SourceFile[]): string[] {
  const literals = new Set<string>()
  const begun: string[] = []
  const ended: { file: SourceFile; end: string }[] = []
  for (const file of files) {
    for (const [, , literal = ''] of file.text.matchAll(/(['"`])([\w.-]+)\1/g)) literals.add(literal)
    for (const [, begin = ''] of file.text.matchAll(/`([\w-]+(?:\.[\w-]+)*\.[\w-]*)\$\{/g)) begun.push(begin)
    for (const [, end = ''] of file.text.matchAll(/`\$\{[^}`]*\}(\.[\w.-]+)`/g)) ended.push({ file, end })
  }
  return keys.filter((key) => {
    if (literals.has(key) || begun.some((begin) => key.startsWith(begin))) return false
    // `${place}.title`: the place stands in the same file.
    return !ended.some(
      ({ file, end }) => key.endsWith(end) && file.text.includes(`'${key.slice(0, -end.length)}'`),
    )
  })
}

/** Keys that a script or a template says and that are no words: `t('contest.helloTypo')`. */
export function unknownKeys(keys: readonly string[], { name, text }: SourceFile): string[] {
  const known = new Set(keys)
  return [...text.matchAll(/\bt\(\s*(['"`])([\w.-]+)\1/g)]
    .map(([, , key = '']) => key)
    .filter((key) => !known.has(key))
    .map((key) => `${name}: says ${key}, which is not in zh-CN.json`)
}

/** Chinese written into a template or a script instead of into the words. Attributes and parts marked Chinese may. */
export function chineseInCode({ name, text }: SourceFile): string[] {
  const code = text
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/<(\w+)\b[^>]*\slang="zh-CN"[^>]*>[^<]*<\/\1/g, '')
  const [template = ''] = /<template>[^]*<\/template>/.exec(code) ?? []
  const lines = [
    ...template.split('\n').filter((line) => CHINESE.test(line)),
    ...code
      .replace(template, '')
      .split('\n')
      .filter((line) => HAN.test(line)),
  ]
  return lines.map((line) => `${name}: ${line.trim()}`)
}

const ROOT = fileURLToPath(new URL('../', import.meta.url))

function sourceFiles(): SourceFile[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(ROOT, 'src', name), 'utf8') }))
}

/** Everything that is wrong with the words of this repository. */
export function problemsOfWords(): string[] {
  const [source, english] = ['zh-CN', 'en'].map(
    (language) =>
      JSON.parse(readFileSync(path.join(ROOT, `src/locales/${language}.json`), 'utf8')) as SomeWords,
  )
  if (!source || !english) return ['no words']
  const files = sourceFiles()
  return [
    ...problemsOfTranslation(source, english, CHINESE_ONLY).map((problem) => `en.json: ${problem}`),
    ...unusedKeys(
      Object.keys(source),
      files.filter(({ name }) => !name.startsWith('locales/')),
    ).map((key) => `zh-CN.json: nothing says ${key}`),
    ...files.flatMap((file) => unknownKeys(Object.keys(source), file)),
    // The rules and the bank speak of Chinese text; the layers above have words for what they say.
    ...files
      .filter(({ name }) => /^(app|components|composables|pages|stores)\b/.test(name))
      .flatMap(chineseInCode),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = problemsOfWords()
  console.log(problems.length === 0 ? 'The words are complete.' : problems.join('\n'))
  if (problems.length > 0) process.exitCode = 1
}

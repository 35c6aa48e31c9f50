// The names that files give to forms and difficulties.
import { bareText } from '../quiz/clean-text.ts'
import type { Difficulty, Form } from '../quiz/question.ts'

/** The first entry contained in the name wins, so more specific names come first. */
const FORM_NAMES: readonly (readonly [RegExp, Form])[] = [
  [
    /不定项|多项|多选|复选|^多$|multiple(choice)?response|multiple.?answer|^multi(ple)?(select)?$|checkbox/,
    'multiple',
  ],
  [/单项|单选|^单$|single|multiple.?choice|^multichoice$|^choice$|^mc$|radio/, 'single'],
  [/判断|是非|对错|^判$|judg|true.?false|^tf$|^boolean$/, 'judge'],
  [/填空|完形|^填$|blank|fill|cloze|^shortanswer$/, 'blank'],
  [/排序|order|sort|sequence/, 'order'],
  [/连线|匹配|配对|match/, 'match'],
  [/简答|问答|^简$|论述|名词解释|主观|材料|案例|计算|作文|short|essay|subjective|^qa$/, 'short'],
]

/** Undefined when no form is known by this name. */
export function formNamed(name: string): Form | undefined {
  const bare = bareText(name)
  return FORM_NAMES.find(([pattern]) => pattern.test(bare))?.[1]
}

/** A name that leaves open whether one or several are right: the key says it. */
export function isOpenName(name: string): boolean {
  return /^(选择|客观)题?$/.test(bareText(name))
}

/** How our own files name them. */
export const FORM_WORDS: Readonly<Record<Form, string>> = {
  single: '单选题',
  multiple: '多选题',
  judge: '判断题',
  blank: '填空题',
  gaps: '多空填空题',
  order: '排序题',
  match: '连线题',
  short: '简答题',
}

export const DIFFICULTY_WORDS: Readonly<Record<Difficulty, string>> = { 1: '易', 2: '适中', 3: '难' }

/** Middling when the file does not say. */
export function difficultyNamed(name: string): Difficulty {
  const bare = bareText(name)
  if (/^(偏易|易|容易|较易|简单|easy|low|1)$/.test(bare)) return 1
  if (/^(偏难|难|困难|较难|很难|hard|difficult|high|3|4|5)$/.test(bare)) return 3
  return 2
}

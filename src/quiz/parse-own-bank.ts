// A bank of one's own as it comes from a file, a backup or a disk: taken only when every page could show it. What is not
// named here is dropped.
import type { OwnBank, OwnChapter } from './own-bank.ts'
import { GAP } from './question.ts'
import type { Difficulty, FactId, Option, Question, QuestionId } from './question.ts'

/** Lengths in characters, the others in pieces. */
export const OWN_BANK_LIMITS = {
  title: 200,
  chapters: 1000,
  questions: 20_000,
  stem: 10_000,
  explanation: 10_000,
  options: 40,
  option: 2000,
  accepted: 100,
  tags: 40,
  tag: 100,
} as const

/** Of a bank: it stands before others in keys and addresses, so it holds nothing that parts or means something there. */
export const BANK_ID = /^(?!__proto__$)[^\s/*#?%]{1,100}$/

/** Of a question or an option. A star alone is no question: it stands for a whole bank where that is deleted. */
export const OWN_ID = /^(?!(?:__proto__|\*)$)\S{1,100}$/

/** Of a chapter: may be its title. */
export const CHAPTER_ID = /^(?!__proto__$)[^\0-\x1f]{1,200}$/

/** BCP 47, near enough. */
export const LANGUAGE = /^(?=.{2,40}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

export type ParsedOwnBank =
  | { readonly ok: true; readonly bank: OwnBank }
  /** `where` names the part, such as `questions[3].right`; `problem` says in English what it should be. */
  | { readonly ok: false; readonly where: string; readonly problem: string }

export function parseOwnBank(value: unknown): ParsedOwnBank {
  try {
    return { ok: true, bank: bankIn(value) }
  } catch (fault) {
    if (fault instanceof Unsound) return { ok: false, where: fault.where, problem: fault.problem }
    throw fault
  }
}

/** Parses one question; undefined when invalid or of an unknown form. */
export function parseOwnQuestion(value: unknown): Question | undefined {
  try {
    return questionIn(value, 'question')
  } catch (fault) {
    if (fault instanceof Unsound) return undefined
    throw fault
  }
}

class Unsound extends Error {
  readonly where: string
  readonly problem: string

  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`)
    this.where = where
    this.problem = problem
  }
}

const DIFFICULTIES: readonly Difficulty[] = [1, 2, 3]

type Fields = Readonly<Record<string, unknown>>

function bankIn(value: unknown): OwnBank {
  const bank = fields(value, 'bank')
  const chapters = list(bank['chapters'], 'chapters', 0, OWN_BANK_LIMITS.chapters).map(chapterIn)
  const known = new Set(chapters.map(({ id }) => id))
  if (known.size < chapters.length) throw new Unsound('chapters', 'two of one id')
  const questions = questionsIn(bank['questions'], 'questions')
  const retired = questionsIn(bank['retired'], 'retired')
  const all = [...questions, ...retired]
  if (new Set(all.map(({ id }) => id)).size < all.length) throw new Unsound('questions', 'two of one id')
  for (const [at, { chapter }] of questions.entries())
    if (!known.has(chapter)) throw new Unsound(`questions[${at}].chapter`, 'no chapter of the bank')
  return {
    id: id(bank['id'], 'id', BANK_ID),
    title: text(bank['title'], 'title', 1, OWN_BANK_LIMITS.title),
    language: language(bank['language']),
    chapters,
    questions,
    retired,
    tags: tagsIn(bank['tags'], new Set<string>(all.map((question) => question.id))),
  }
}

function chapterIn(value: unknown, at: number): OwnChapter {
  const chapter = fields(value, `chapters[${at}]`)
  return {
    id: id(chapter['id'], `chapters[${at}].id`, CHAPTER_ID),
    title: text(chapter['title'], `chapters[${at}].title`, 0, OWN_BANK_LIMITS.title),
  }
}

function questionsIn(value: unknown, where: string): Question[] {
  return list(value, where, 0, OWN_BANK_LIMITS.questions).map((part, at) =>
    questionIn(part, `${where}[${at}]`),
  )
}

function questionIn(value: unknown, where: string): Question {
  const question = fields(value, where)
  const own = id(question['id'], `${where}.id`)
  const difficulty = DIFFICULTIES.find((level) => level === question['difficulty'])
  if (!difficulty) throw new Unsound(`${where}.difficulty`, 'not 1, 2 or 3')
  const common = {
    id: own as QuestionId,
    chapter: id(question['chapter'], `${where}.chapter`, CHAPTER_ID),
    paragraph: '',
    difficulty,
    facts: [own as FactId],
    stem: text(question['stem'], `${where}.stem`, 1, OWN_BANK_LIMITS.stem),
    explanation: text(question['explanation'], `${where}.explanation`, 0, OWN_BANK_LIMITS.explanation),
  }
  const right = question['right']
  const options = (name: string, least: number): Option[] =>
    optionsIn(question[name], `${where}.${name}`, least)
  switch (question['form']) {
    case 'single': {
      const choices = options('options', 2)
      return { ...common, form: 'single', options: choices, right: oneOf(right, choices, `${where}.right`) }
    }
    case 'multiple': {
      const choices = options('options', 2)
      const rights = list(right, `${where}.right`, 1, choices.length)
      const chosen = rights.map((part) => oneOf(part, choices, `${where}.right`))
      if (new Set(chosen).size < chosen.length) throw new Unsound(`${where}.right`, 'an option twice')
      return { ...common, form: 'multiple', options: choices, right: chosen }
    }
    case 'judge':
      if (typeof right !== 'boolean') throw new Unsound(`${where}.right`, 'not true or false')
      return {
        ...common,
        form: 'judge',
        right,
        ...(question['swap'] !== undefined && { swap: swapIn(question['swap'], `${where}.swap`) }),
      }
    case 'blank':
      return {
        ...common,
        form: 'blank',
        accept: acceptedIn(question['accept'], `${where}.accept`),
        ...(question['unit'] !== undefined && {
          unit: text(question['unit'], `${where}.unit`, 0, OWN_BANK_LIMITS.title),
        }),
        ...traditionalIn(question, where),
      }
    case 'gaps': {
      const gaps = common.stem.split(GAP).length - 1
      const accept = list(question['accept'], `${where}.accept`, 2, OWN_BANK_LIMITS.options).map((part, at) =>
        acceptedIn(part, `${where}.accept[${at}]`),
      )
      if (accept.length !== gaps)
        throw new Unsound(`${where}.accept`, `not ${gaps} lists, as the stem has gaps`)
      return { ...common, form: 'gaps', accept, ...traditionalIn(question, where) }
    }
    case 'short':
      return { ...common, form: 'short', accept: acceptedIn(question['accept'], `${where}.accept`) }
    case 'order':
      return { ...common, form: 'order', items: options('items', 2) }
    case 'match': {
      const left = options('left', 1)
      const others = options('right', left.length)
      return { ...common, form: 'match', left, right: others }
    }
    default:
      throw new Unsound(`${where}.form`, 'no form of question that this version knows')
  }
}

function acceptedIn(value: unknown, where: string): string[] {
  return list(value, where, 1, OWN_BANK_LIMITS.accepted).map((part) =>
    text(part, where, 1, OWN_BANK_LIMITS.option),
  )
}

function traditionalIn({ traditional }: Fields, where: string): { readonly traditional?: string } {
  return traditional === undefined
    ? {}
    : { traditional: text(traditional, `${where}.traditional`, 0, OWN_BANK_LIMITS.stem) }
}

function optionsIn(value: unknown, where: string, least: number): Option[] {
  const options = list(value, where, least, OWN_BANK_LIMITS.options).map((part, at): Option => {
    const option = fields(part, `${where}[${at}]`)
    return {
      id: id(option['id'], `${where}[${at}].id`),
      text: text(option['text'], `${where}[${at}].text`, 1, OWN_BANK_LIMITS.option),
    }
  })
  if (new Set(options.map((option) => option.id)).size < options.length)
    throw new Unsound(where, 'two of one id')
  return options
}

function oneOf(value: unknown, options: readonly Option[], where: string): string {
  const found = options.find((option) => option.id === value)
  if (!found) throw new Unsound(where, 'none of the options')
  return found.id
}

function swapIn(value: unknown, where: string): { readonly wrong: string; readonly right: string } {
  const swap = fields(value, where)
  return {
    wrong: text(swap['wrong'], `${where}.wrong`, 0, OWN_BANK_LIMITS.stem),
    right: text(swap['right'], `${where}.right`, 0, OWN_BANK_LIMITS.stem),
  }
}

function tagsIn(value: unknown, known: ReadonlySet<string>): Record<QuestionId, string[]> {
  const entries = Object.entries(fields(value, 'tags')).map(([question, tags]): [string, string[]] => {
    if (!known.has(question)) throw new Unsound('tags', `no question ${question}`)
    return [question, tagList(tags, `tags.${question}`)]
  })
  return Object.fromEntries(entries)
}

function tagList(value: unknown, where: string): string[] {
  return list(value, where, 1, OWN_BANK_LIMITS.tags).map((tag) => text(tag, where, 1, OWN_BANK_LIMITS.tag))
}

function fields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unsound(where, 'no object')
  return value as Fields
}

function list(value: unknown, where: string, least: number, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unsound(where, 'no list')
  if (value.length < least || value.length > most) throw new Unsound(where, `not ${least} to ${most} of them`)
  return value
}

function text(value: unknown, where: string, least: number, most: number): string {
  if (typeof value !== 'string') throw new Unsound(where, 'no text')
  if (value.trim().length < least || value.length > most)
    throw new Unsound(where, `not ${least} to ${most} characters`)
  return value
}

function id(value: unknown, where: string, pattern = OWN_ID): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Unsound(where, 'no id')
  return value
}

function language(value: unknown): string {
  const given = text(value, 'language', 1, OWN_BANK_LIMITS.title)
  if (!LANGUAGE.test(given)) throw new Unsound('language', 'no tag of a language')
  return given
}

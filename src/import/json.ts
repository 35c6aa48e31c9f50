// Question lists in the JSON of other apps and our own, under the key names that each uses.
import { draft, type Draft, type DraftAnswer } from './draft.ts'
import { LONGEST_BLOCK } from './limits.ts'
import { difficultyNamed, formNamed, isOpenName } from './names.ts'
import { FileFault } from './reason.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function readJson(text: string): { title: string; drafts: Draft[] } {
  const data = parsed(text)
  const questions = listIn(data)
  if (!questions) return { title: '', drafts: [] }
  const title = isObject(data) ? textOf(first(data, ['title', 'name', '名称'])) : ''
  const chapters = new Map(
    (isObject(data) && Array.isArray(data['chapters']) ? data['chapters'] : [])
      .filter(isObject)
      .map((chapter) => [textOf(chapter['id']), textOf(chapter['title'])]),
  )
  const tags = isObject(data) && isObject(data['tags']) ? data['tags'] : {}
  return {
    title,
    drafts: questions.map((question, at) => questionDraft(question, String(at + 1), chapters, tags)),
  }
}

/** One value, or one a line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim())
      .map(lineValue)
  }
}

function lineValue(line: string): unknown {
  try {
    return JSON.parse(line.replace(/,\s*$/, ''))
  } catch {
    throw new FileFault('damaged')
  }
}

function listIn(data: unknown): unknown[] | undefined {
  if (Array.isArray(data)) return data
  if (!isObject(data)) return undefined
  const list = first(data, ['questions', 'data', 'list', 'items', '题目'])
  if (Array.isArray(list)) return list
  return isObject(list) ? listIn(list) : first(data, STEM) === undefined ? undefined : [data]
}

const STEM = ['stem', 'question', 'q', 'title', 'content', 'text', '题干', '题目']

function first(object: Json, names: readonly string[]): unknown {
  return names
    .map((name) => object[name])
    .find((value) => value !== undefined && value !== null && value !== '')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

interface Choice {
  readonly id: string
  readonly text: string
  readonly side: string
}

function choicesOf(value: unknown): Choice[] {
  if (isObject(value))
    return Object.entries(value).map(([id, text]) => ({ id, text: textOf(text), side: '' }))
  if (typeof value === 'string') return value.split(/\$;\$|\n/).map((text) => ({ id: '', text, side: '' }))
  if (!Array.isArray(value)) return []
  return value.map((each: unknown) =>
    isObject(each)
      ? {
          id: textOf(first(each, ['id', 'key', 'label', 'value'])),
          text: textOf(first(each, ['text', 'content', 'name', 'title', 'value'])),
          side: textOf(each['side']),
        }
      : { id: '', text: textOf(each).replace(/^\s*[A-Z][.、．]\s*/, ''), side: '' },
  )
}

function questionDraft(
  value: unknown,
  where: string,
  chapters: ReadonlyMap<string, string>,
  tags: Json,
): Draft {
  const source = JSON.stringify(value) ?? ''
  if (!isObject(value)) return draft({ where, text: source, fault: { code: 'not-a-question' } })
  const text = textOf(first(value, STEM)) || source
  if (source.length > LONGEST_BLOCK)
    return draft({ where, text, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })
  const formName = textOf(first(value, ['form', 'type', 'questionType', '题型']))
  const form = formNamed(formName)
  const id = textOf(value['id'])
  const chapter = textOf(first(value, ['chapterTitle', 'chapter', 'category', '章节']))
  const own = first(value, ['tags', '标签']) ?? tags[id]
  return draft({
    where,
    text,
    ...(id ? { id } : {}),
    ...(form ? { form } : {}),
    ...(formName && !form && !isOpenName(formName) ? { unknownForm: formName.slice(0, 20) } : {}),
    stem: textOf(first(value, STEM)),
    ...answering(value),
    explanation: textOf(first(value, ['explanation', 'analysis', 'explain', '解析'])),
    chapter: chapters.get(chapter) ?? chapter,
    difficulty: difficultyOf(first(value, ['difficulty', 'level', '难度'])),
    tags: Array.isArray(own) ? own.map(textOf) : textOf(own).split(/[,，;；]/),
  })
}

/** Ours are 1, 2 and 3; others have words or a scale of five. */
function difficultyOf(value: unknown): Draft['difficulty'] {
  return value === 1 || value === 2 || value === 3 ? value : difficultyNamed(textOf(value))
}

function answering(value: Json): Pick<Draft, 'options' | 'key'> & { answer?: DraftAnswer } {
  const key = first(value, ['answer', 'answers', 'ans', 'key', 'correct', 'correctAnswer', '答案', 'right'])
  const left = choicesOf(value['left'])
  const all = choicesOf(first(value, ['options', 'choices', 'a', 'items', '选项']))
  const isTexts = Array.isArray(value['accept']) && value['accept'].length > 0
  if (isTexts) return { options: [], key: '', answer: { kind: 'texts', accept: acceptOf(value['accept']) } }
  if (left.length > 0) return { options: [], key: '', answer: pairs(left, choicesOf(value['right'])) }
  const sides = all.filter(({ side }) => side === 'left')
  if (sides.length > 0)
    return {
      options: [],
      key: '',
      answer: pairs(
        sides,
        all.filter(({ side }) => side === 'right'),
      ),
    }
  const options = all.map(({ text }) => text)
  if (typeof key === 'boolean') return { options, key: key ? '对' : '错' }
  if (key === undefined && value['items'])
    return { options, key: '', answer: { kind: 'options', right: options.map((_, at) => at) } }
  const keys = Array.isArray(key) ? key.map(textOf) : [textOf(key)]
  const named = keys.map((each) => all.findIndex(({ id }) => id !== '' && id === each))
  if (named.length > 0 && named.every((at) => at !== -1))
    return { options, key: keys.join(','), answer: { kind: 'options', right: named } }
  return { options, key: keys.join(',') }
}

function acceptOf(value: unknown): string[][] {
  const list = Array.isArray(value) ? value : []
  return list.some(Array.isArray)
    ? list.map((each: unknown) => (Array.isArray(each) ? each.map(textOf) : [textOf(each)]))
    : [list.map(textOf)]
}

function pairs(left: readonly Choice[], right: readonly Choice[]): DraftAnswer {
  return { kind: 'pairs', pairs: right.map(({ text }, at) => [left[at]?.text ?? '', text] as const) }
}

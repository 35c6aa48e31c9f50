// One question of a text becomes a draft.
import { truthOf, isLetterKey } from '../answer-key.ts'
import { countBlanks } from '../blanks.ts'
import { draft, type Draft } from '../draft.ts'
import type { Form } from '../../quiz/question.ts'
import { LONGEST_BLOCK } from '../limits.ts'
import { difficultyNamed, formNamed } from '../names.ts'
import type { Block } from './blocks.ts'
import { splitFields } from './fields.ts'
import { halfWidth } from './half-width.ts'
import type { ListedKey } from './key-list.ts'
import { circledOptions, stemAndOptions } from './options.ts'

const BRACKETS = /[(（【[]([^()（）【】[\]]{0,60})[)）】\]]/g

export function blockDraft(block: Block, listed: ListedKey | undefined): Draft {
  const text = block.lines.join('\n').trim()
  const common = { where: block.where, text, chapter: block.chapter }
  if (text.length > LONGEST_BLOCK)
    return draft({ ...common, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })
  const fields = splitFields(text)
  const { rest, tag } = withoutTags(fields.body)
  const form = tag ?? block.form
  const key = trimmedKey(fields.key) || listed?.key || ''
  const isCircled = /^[①②③④⑤⑥⑦⑧⑨⑩\s、,，]+$/.test(key)
  const lettered = stemAndOptions(rest)
  const parted = isCircled && lettered.options.length === 0 ? circledOptions(rest) : lettered
  const { stem: rawStem, options } = parted
  const answered = key || form === 'short' ? { stem: rawStem, key } : keyInStem(rawStem, options, form)
  const stem = isTrueOrFalse(form, options, answered.key) ? withoutEmptyEnd(answered.stem) : answered.stem
  return draft({
    ...common,
    ...(form ? { form } : {}),
    stem,
    options,
    key: answered.key,
    explanation: fields.explanation || listed?.explanation || '',
    chapter: fields.chapter || block.chapter,
    difficulty: difficultyNamed(fields.difficulty ?? ''),
    tags: (fields.tags ?? '').split(/[,，;；、|\s]+/),
    ...('doubt' in answered && answered.doubt ? { doubt: { code: 'form-guessed' } as const } : {}),
  })
}

/** 【单选】, [多选题], （判断题）, and how many points it gives. */
function withoutTags(text: string): { rest: string; tag: Form | undefined } {
  let tag: Form | undefined
  const rest = text.replace(BRACKETS, (whole, inside: string) => {
    if (/^\s*[\d.]+\s*分\s*$/.test(inside)) return ''
    const named =
      /^\s*\S{1,4}题?\s*([,，]?\s*\d+\s*分)?\s*$/.test(inside) && /题|单选|多选|判断|填空/.test(inside)
    const form = named ? formNamed(inside) : undefined
    if (!form) return whole
    tag ??= form
    return ''
  })
  const bare = rest.replace(/^\s*(?:题目|试题|问题|题干)?[.、:：]\s*/, '').replace(/\s*\*\s*$/m, '')
  return { rest: bare, tag }
}

function trimmedKey(key: string | undefined): string {
  return (key ?? '').replace(/[。.;；]\s*$/, '').trim()
}

interface InStem {
  readonly stem: string
  readonly key: string
  /** Guessed: nothing says that these brackets hold answers. */
  readonly doubt?: boolean
}

/** The key in the bracket of a choice, the mark of a statement, or the answers that stand in the blanks. */
function keyInStem(stem: string, options: readonly string[], form: Form | undefined): InStem {
  const brackets = [...stem.matchAll(BRACKETS)].filter(([, inside]) => inside?.trim())
  const isKey = (inside: string): boolean =>
    options.length > 0 ? isLetterKey(halfWidth(inside)) : form !== 'blank' && truthOf(inside) !== undefined
  const holder = brackets.findLast(([, inside]) => isKey(inside ?? ''))
  if (holder) {
    const [whole, inside = ''] = holder
    const before = stem.slice(0, holder.index)
    const after = stem.slice(holder.index + whole.length)
    return { stem: `${before}${options.length > 0 ? '（ ）' : ''}${after}`.trim(), key: inside.trim() }
  }
  const mark = /\s*([√×✓✗])\s*$/.exec(stem)
  if (mark && options.length === 0) return { stem: stem.slice(0, mark.index), key: mark[1] ?? '' }
  if (options.length > 0 || (form && form !== 'blank') || countBlanks(stem) > 0) return { stem, key: '' }
  const filled = brackets.map(([, inside = '']) => inside.trim())
  if (filled.length === 0) return { stem, key: '' }
  const emptied = stem.replace(BRACKETS, (whole, inside: string) => (inside.trim() ? '____' : whole))
  return { stem: emptied, key: filled.join(';'), doubt: form !== 'blank' }
}

function isTrueOrFalse(form: Form | undefined, options: readonly string[], key: string): boolean {
  return form === 'judge' || (form === undefined && options.length === 0 && truthOf(key) !== undefined)
}

function withoutEmptyEnd(stem: string): string {
  const alone = stem.replace(/\n\s*(true|对|正确|√)\s*\n\s*(false|错误?|×)\s*$/i, '')
  return alone.replace(/\s*[(（]\s*[)）]\s*([。.]?)\s*$/, '$1')
}

// Moodle's GIFT. It has no questions of order, no several blanks, no model answers, and no right side without a left one.
import type { Question } from '../../quiz/question.ts'
import { DIFFICULTY_WORDS } from '../names.ts'
import { kept, titleOf, utf8, type Writable, type Written } from './written.ts'

export function writeGift(bank: Writable): Written {
  const { keep, left } = kept(bank, fits)
  let chapter = ''
  const blocks = keep.map((question) => {
    const title = titleOf(bank, question)
    const category = title === chapter ? '' : `$CATEGORY: ${title || 'top'}\n\n`
    chapter = title
    return category + block(question, bank.tags[question.id] ?? [])
  })
  return { bytes: utf8(`${blocks.join('\n\n')}\n`), left }
}

const HAS: ReadonlySet<Question['form']> = new Set(['single', 'multiple', 'judge', 'blank', 'match'])

/** A sign for a format at the start of a stem, for a weight at the start of an answer, and the arrow of a pair. */
function fits(question: Question): boolean {
  if (!HAS.has(question.form) || /^\[\w+\]/.test(question.stem)) return false
  if (question.form === 'match' && question.left.length !== question.right.length) return false
  return textsOf(question).every((text) => !/->|^%/.test(text))
}

function textsOf(question: Question): readonly string[] {
  switch (question.form) {
    case 'blank':
      return question.accept
    case 'match':
      return [...question.left, ...question.right].map(({ text }) => text)
    case 'single':
    case 'multiple':
      return question.options.map(({ text }) => text)
    default:
      return []
  }
}

function escaped(text: string): string {
  return text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`)
}

function block(question: Question, tags: readonly string[]): string {
  const all = [...tags, `难度:${DIFFICULTY_WORDS[question.difficulty]}`]
  const about = `// [id:${question.id}] ${all.map((tag) => `[tag:${tag.replace(/[[\]]/g, ' ')}]`).join(' ')}`
  const explanation = question.explanation ? `####${escaped(question.explanation)}` : ''
  return `${about}\n::${escaped(question.id)}::${escaped(question.stem)} {${answers(question)}${explanation}}`
}

function answers(question: Question): string {
  switch (question.form) {
    case 'judge':
      return question.right ? 'T' : 'F'
    case 'blank':
      return question.accept.map((text) => `=${escaped(text)} `).join('')
    case 'single':
      return question.options
        .map(({ id, text }) => `${id === question.right ? '=' : '~'}${escaped(text)}\n`)
        .join('')
    case 'multiple': {
      const part = Number((100 / question.right.length).toFixed(5))
      return question.options
        .map(({ id, text }) => `~%${question.right.includes(id) ? part : -100}%${escaped(text)}\n`)
        .join('')
    }
    case 'match':
      return question.left
        .map(({ text }, at) => `=${escaped(text)} -> ${escaped(question.right[at]?.text ?? '')}\n`)
        .join('')
    default:
      return ''
  }
}

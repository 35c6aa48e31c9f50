// Moodle's XML. Texts are HTML there, so they are escaped once as HTML and once as XML.
import type { Question } from '../../quiz/question.ts'
import { writeCloze } from '../moodle/cloze.ts'
import { DIFFICULTY_WORDS } from '../names.ts'
import { kept, titleOf, utf8, type Writable, type Written } from './written.ts'

const TYPES: Readonly<Record<Question['form'], string>> = {
  single: 'multichoice',
  multiple: 'multichoice',
  judge: 'truefalse',
  blank: 'shortanswer',
  order: 'ordering',
  match: 'matching',
  gaps: 'cloze',
  // The model answer goes into the notes for graders.
  short: 'essay',
}

export function writeMoodleXml(bank: Writable): Written {
  const { keep, left } = kept(bank, (question) => stemOf(question) !== undefined)
  let chapter: string | undefined
  const questions = keep.map((question) => {
    const title = titleOf(bank, question)
    const path = `$course$/top${title ? `/${title}` : ''}`
    const category = `<question type="category"><category>${plain(path)}</category></question>\n`
    const isNew = title !== chapter
    chapter = title
    return (isNew ? category : '') + element(question, bank.tags[question.id] ?? [])
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
  return { bytes: utf8(xml), left }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
/** Read as HTML by us too, wherever a text stands. */
const plain = (text: string): string => `<text>${escaped(escaped(text))}</text>`

/** Undefined where Moodle cannot hold it. */
function stemOf(question: Question): string | undefined {
  return question.form === 'gaps' ? writeCloze(question.stem, question.accept) : question.stem
}

function element(question: Question, tags: readonly string[]): string {
  const all = [...tags, `难度:${DIFFICULTY_WORDS[question.difficulty]}`]
  return [
    `<question type="${TYPES[question.form]}">`,
    `<name>${plain(question.stem.slice(0, 60))}</name>`,
    `<questiontext format="html">${plain(stemOf(question) ?? '')}</questiontext>`,
    `<generalfeedback format="html">${plain(question.explanation)}</generalfeedback>`,
    `<idnumber>${escaped(escaped(question.id))}</idnumber>`,
    ...answers(question),
    `<tags>${all.map((tag) => `<tag>${plain(tag)}</tag>`).join('')}</tags>`,
    '</question>',
  ].join('\n')
}

function answer(fraction: number, text: string): string {
  return `<answer fraction="${fraction}" format="html">${plain(text)}</answer>`
}

function answers(question: Question): string[] {
  switch (question.form) {
    case 'single':
      return [
        '<single>true</single>',
        ...question.options.map(({ id, text }) => answer(id === question.right ? 100 : 0, text)),
      ]
    case 'multiple': {
      const part = Number((100 / question.right.length).toFixed(5))
      return [
        '<single>false</single>',
        ...question.options.map(({ id, text }) => answer(question.right.includes(id) ? part : -100, text)),
      ]
    }
    case 'judge':
      return [answer(question.right ? 100 : 0, 'true'), answer(question.right ? 0 : 100, 'false')]
    case 'blank':
      return ['<usecase>0</usecase>', ...question.accept.map((text) => answer(100, text))]
    case 'gaps':
      return []
    case 'short':
      return [
        `<graderinfo format="html"><text>${escaped(question.accept.map(escaped).join('<br>'))}</text></graderinfo>`,
      ]
    case 'order':
      return question.items.map(({ text }, at) => answer(at + 1, text))
    case 'match':
      return question.right.map(
        ({ text }, at) =>
          `<subquestion format="html">${plain(question.left[at]?.text ?? '')}<answer>${plain(text)}</answer></subquestion>`,
      )
  }
}

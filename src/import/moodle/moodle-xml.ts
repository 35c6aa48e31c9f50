// Moodle's XML: one element a question, texts as HTML, answers with their part of the mark.
import { draft, LOST, type Draft, type DraftAnswer } from '../draft.ts'
import { htmlText } from '../html-text.ts'
import { LONGEST_BLOCK } from '../limits.ts'
import { readXml } from '../xml.ts'
import { readCloze } from './cloze.ts'
import { pathOf, tagged } from './tags.ts'
import { addUp } from './weights.ts'

interface Element {
  readonly name: string
  readonly type: string
  readonly fraction: number
  readonly children: Element[]
  text: string
}

export function readMoodleXml(xml: string): Draft[] {
  const drafts: Draft[] = []
  const path: Element[] = []
  let number = 0
  let chapter = ''
  readXml(xml, {
    open(name, attribute) {
      const element: Element = {
        name,
        type: attribute('type'),
        fraction: Number(attribute('fraction')) || 0,
        children: [],
        text: name === 'file' ? LOST.picture : '',
      }
      if (name !== 'question' && path.length > 0) path.at(-1)?.children.push(element)
      if (name === 'question') path.length = 0
      if (name === 'question' || path.length > 0) path.push(element)
    },
    close(name) {
      const element = path.pop()
      if (name !== 'question' || !element) return
      if (element.type === 'category') chapter = pathOf(textIn(element, 'category'))
      else drafts.push(questionDraft(element, String((number += 1)), chapter))
    },
    text(value) {
      const element = path.at(-1)
      if (element && element.text.length <= LONGEST_BLOCK) element.text += value
    },
  })
  return drafts
}

const all = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)
const textIn = (element: Element, name: string): string => textOf(all(element, name)[0])

function textOf(element: Element | undefined): string {
  const text = element ? all(element, 'text')[0] : undefined
  return htmlText(text?.text ?? element?.text ?? '')
}

function questionDraft(question: Element, where: string, chapter: string): Draft {
  const stem = textIn(question, 'questiontext')
  const name = textIn(question, 'name')
  const answers = all(question, 'answer')
  const id = textIn(question, 'idnumber')
  const tags = all(question, 'tags').flatMap((each) => all(each, 'tag').map(textOf))
  const common = {
    where,
    text: [name, stem, ...answers.map(textOf)].filter(Boolean).join(' | '),
    stem,
    chapter,
    explanation: textIn(question, 'generalfeedback'),
    ...(id ? { id } : {}),
    ...tagged(tags),
  }
  if (JSON.stringify(question).length > 4 * LONGEST_BLOCK)
    return draft({ ...common, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })
  switch (question.type) {
    case 'multichoice':
      return choiceDraft(answers, textIn(question, 'single'), common)
    case 'truefalse':
      return draft({
        ...common,
        form: 'judge',
        answer: { kind: 'truth', isTrue: /^true$/i.test(best(answers)) },
      })
    case 'shortanswer':
    case 'numerical':
      return draft({
        ...common,
        form: 'blank',
        answer: texts(answers.filter(({ fraction }) => fraction >= 100)),
      })
    case 'matching':
      return draft({ ...common, form: 'match', answer: { kind: 'pairs', pairs: pairsOf(question) } })
    case 'ordering':
      return draft({
        ...common,
        form: 'order',
        options: answers.map(textOf),
        answer: { kind: 'options', right: answers.map((_, at) => at) },
      })
    case 'essay': {
      const models = textIn(question, 'graderinfo').split('\n').filter(Boolean)
      return draft({
        ...common,
        form: 'short',
        ...(models.length > 0 && { answer: { kind: 'texts', accept: [models] } as const }),
      })
    }
    case 'cloze':
    case 'multianswer': {
      const cloze = readCloze(stem)
      if (!cloze) return draft({ ...common, form: 'gaps' })
      return draft({ ...common, stem: cloze.stem, answer: { kind: 'texts', accept: cloze.accept } })
    }
    case 'gapselect':
    case 'ddwtos':
      return draft({ ...common, form: 'gaps' })
    case 'description':
      return draft({ ...common, fault: { code: 'not-a-question' } })
    default:
      return draft({ ...common, unknownForm: question.type || '?' })
  }
}

function best(answers: readonly Element[]): string {
  return textOf(answers.find(({ fraction }) => fraction >= 100))
}

function texts(answers: readonly Element[]): DraftAnswer {
  return { kind: 'texts', accept: [answers.map(textOf)] }
}

function pairsOf(question: Element): (readonly [string, string])[] {
  return all(question, 'subquestion').map((each) => [textOf(each), textIn(each, 'answer')] as const)
}

function choiceDraft(
  answers: readonly Element[],
  single: string,
  common: Pick<Draft, 'where' | 'text'>,
): Draft {
  const isSingle = !/^(false|0)$/i.test(single)
  const right = answers.flatMap(({ fraction }, at) =>
    (isSingle ? fraction >= 100 : fraction > 0) ? [at] : [],
  )
  const weighs = isSingle ? right.length === 1 : addUp(answers.map(({ fraction }) => fraction))
  return draft({
    ...common,
    form: isSingle ? 'single' : 'multiple',
    options: answers.map(textOf),
    answer: { kind: 'options', right },
    ...(weighs ? {} : { doubt: { code: 'weights' } as const }),
  })
}

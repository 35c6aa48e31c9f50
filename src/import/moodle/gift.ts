// Moodle's GIFT, one question at a time, so that a single fault does not cost the file.
import gift, { type GIFTQuestion, type NumericalFormat, type TextChoice, type TextFormat } from 'gift-pegjs'
import { draft, type Draft, type DraftAnswer } from '../draft.ts'
import { htmlText } from '../html-text.ts'
import { LONGEST_BLOCK } from '../limits.ts'
import { pathOf, tagged } from './tags.ts'
import { addUp } from './weights.ts'

interface Block {
  readonly where: string
  readonly lines: string[]
}

export function readGift(text: string): Draft[] {
  let chapter = ''
  return blocksOf(text).flatMap((block) => {
    const category = /^\s*\$CATEGORY:\s*(.*)$/m.exec(block.lines.join('\n'))
    if (category) chapter = pathOf(category[1] ?? '')
    const source = block.lines.filter((line) => !/^\s*\$CATEGORY:/.test(line)).join('\n')
    return source.replace(/^\s*\/\/.*$/gm, '').trim() ? [blockDraft(block.where, source, chapter)] : []
  })
}

/** A question ends at an empty line outside braces, and in any case where the next title begins. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open = 0
  let current: Block | undefined
  text.split('\n').forEach((line, at) => {
    if (/^\s*(::|\$CATEGORY:)/.test(line) && current?.lines.some((each) => !/^\s*\/\//.test(each)))
      current = undefined
    if (!current) open = 0
    if (!line.trim() && open <= 0) current = undefined
    else if (current) current.lines.push(line)
    else if (line.trim()) blocks.push((current = { where: String(at + 1), lines: [line] }))
    const bare = line.replace(/\\./g, '')
    if (!/^\s*(\/\/|\$CATEGORY:)/.test(line)) open += bare.split(/[{｛]/).length - bare.split(/[}｝]/).length
  })
  return blocks
}

function blockDraft(where: string, source: string, chapter: string): Draft {
  const common = { where, text: source, chapter }
  if (source.length > LONGEST_BLOCK)
    return draft({ ...common, fault: { code: 'too-long', data: { most: LONGEST_BLOCK } } })
  const question =
    parsed(source) ?? parsed(halfWidthSigns(source)) ?? parsed(escapedSigns(halfWidthSigns(source)))
  return question && question.type !== 'Category' && question.type !== 'Description'
    ? questionDraft(question, common)
    : draft({ ...common, fault: { code: 'not-a-question' } })
}

function parsed(source: string): GIFTQuestion | undefined {
  try {
    const [question] = gift.parse(`${source.trim()}\n`).slice(-1)
    return question?.type === 'Description' && /[{｛]/.test(source) ? undefined : question
  } catch {
    return undefined
  }
}

function halfWidthSigns(source: string): string {
  return source.replace(/[｛｝＝～＃：]/g, (sign) =>
    sign === '：' ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
}

/** Colons and equal signs that begin nothing: people write them as they are. */
function escapedSigns(source: string): string {
  const [title = ''] = /^\s*::(?:\\.|[^:])*::/.exec(source) ?? []
  const rest = source.slice(title.length)
  const brace = rest.search(/(?<!\\)\{/)
  const escape = (text: string): string => text.replace(/(?<!\\)([:=])/g, '\\$1')
  if (brace === -1) return source
  const answers = rest
    .slice(brace)
    .replace(/(?<!\\):/g, '\\:')
    .replace(/(?<=[^\s{\\])=/g, '\\=')
  return title + escape(rest.slice(0, brace)) + answers
}

type Asked = Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>

const plain = ({ format, text }: TextFormat): string => (format === 'html' ? htmlText(text) : text)

function questionDraft(question: Asked, common: Pick<Draft, 'where' | 'text' | 'chapter'>): Draft {
  const about = {
    ...common,
    ...tagged(question.tags ?? []),
    ...(question.id ? { id: question.id } : {}),
    stem: plain(question.stem).replace(/_{5}/g, '____'),
    explanation: question.globalFeedback ? plain(question.globalFeedback) : '',
  }
  switch (question.type) {
    case 'MC':
      return choiceDraft(question.choices, about)
    case 'TF':
      return draft({ ...about, form: 'judge', answer: { kind: 'truth', isTrue: question.isTrue } })
    case 'Short':
      return draft({
        ...about,
        form: 'blank',
        answer: texts(question.choices.map(({ text }) => plain(text))),
      })
    case 'Numerical': {
      const choices = Array.isArray(question.choices)
        ? question.choices.map(({ text }) => text)
        : [question.choices]
      return draft({ ...about, form: 'blank', answer: texts(choices.flatMap(numberText)) })
    }
    case 'Matching': {
      const pairs = question.matchPairs.map(
        ({ subquestion, subanswer }) => [plain(subquestion), subanswer] as const,
      )
      return draft({ ...about, form: 'match', answer: { kind: 'pairs', pairs } })
    }
    case 'Essay':
      return draft({ ...about, form: 'short' })
  }
}

function texts(accept: readonly string[]): DraftAnswer {
  return { kind: 'texts', accept: [accept] }
}

function numberText({ number, numberLow, numberHigh }: NumericalFormat): string[] {
  if (number !== undefined) return [String(number)]
  return numberLow === numberHigh && numberLow !== undefined ? [String(numberLow)] : []
}

function choiceDraft(
  choices: readonly TextChoice[],
  about: Partial<Draft> & Pick<Draft, 'where' | 'text'>,
): Draft {
  const weighted = choices.some(({ weight, isCorrect }) => weight !== null && !isCorrect)
  const isRight = ({ isCorrect, weight }: TextChoice): boolean => isCorrect || (weight ?? 0) > 0
  const right = choices.flatMap((choice, at) => (isRight(choice) ? [at] : []))
  const weights = choices.map(({ isCorrect, weight }) => weight ?? (isCorrect ? 100 : 0))
  const isMultiple = weighted && right.length > 1
  return draft({
    ...about,
    form: isMultiple ? 'multiple' : 'single',
    options: choices.map(({ text }) => plain(text)),
    answer: { kind: 'options', right },
    ...(weighted && !addUp(weights) ? { doubt: { code: 'weights' } as const } : {}),
  })
}

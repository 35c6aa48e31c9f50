// Reads the compiled files of the bank. On the way to the first question, so the checks are narrow and written by hand:
// enough that a damaged or half-written file is refused here and not met as `undefined` on a screen.
import type { BankIndex, BankSource, ChapterContent } from '../quiz/bank.ts'
import type {
  Difficulty,
  Fact,
  FactId,
  FactKind,
  Form,
  Option,
  Question,
  QuestionId,
  QuestionSummary,
} from '../quiz/question.ts'
import { withTraditional } from '../quiz/typed-text.ts'
import { currentVersion, fields, list, orDamaged, sharing, text, texts } from './compiled-fields.ts'
import type { Fields } from './compiled-fields.ts'
import { FORM_CODES, USUAL_FORM, USUAL_KIND, USUAL_LEVEL, usualFact, usualParagraph } from './wire-format.ts'

type Share = ReturnType<typeof sharing>

const FORM_OF_CODE = new Map<string, Form>(
  Object.entries(FORM_CODES).map(([form, code]) => [code, form as Form]),
)
const SUMMARY = /^(\d+)([a-z])([a-z])([123])$/

/** The index file. Throws an Error that says the file is damaged when it is not one. */
export function parseIndex(value: unknown): BankIndex {
  return orDamaged('index', () => {
    const file = currentVersion(value)
    const source = fields(file.source)
    const share = sharing()
    const chapters = list(file.chapters).map((entry) => {
      const chapter = fields(entry)
      const paragraphs = Object.entries(fields(chapter.paragraphs))
      const id = text(chapter.id)
      return {
        chapter: {
          id,
          title: text(chapter.title),
          source: text(chapter.source),
          paragraphs: paragraphs.map(([name]) => name),
        },
        questions: paragraphs.flatMap(([name, codes]) =>
          texts(codes).map((code) => parseSummary(id, name, code, share)),
        ),
      }
    })
    return {
      bank: text(file.bank),
      edition: text(file.edition),
      title: text(file.title),
      source: parseSource(source),
      chapters: chapters.map(({ chapter }) => chapter),
      questions: chapters.flatMap(({ questions }) => questions),
    }
  })
}

/** The file of one chapter. Throws an Error that says the file is damaged when it is not one. */
export function parseChapter(value: unknown): ChapterContent {
  return orDamaged('chapter', () => {
    const file = currentVersion(value)
    const chapter = text(file.chapter)
    const share = sharing()
    const traditional = text(file.traditional ?? '')
    return {
      chapter,
      facts: list(file.facts).map((fact) => parseFact(chapter, fields(fact), share)),
      questions: list(file.questions).map((question) =>
        withTraditional(parseQuestion(chapter, fields(question), share), traditional),
      ),
      traditional,
    }
  })
}

function parseSource(source: Fields): BankSource {
  return {
    newspaper: text(source.newspaper),
    date: text(source.date),
    title: text(source.title),
    authors: text(source.authors),
  }
}

function parseSummary(chapter: string, paragraph: string, code: string, share: Share): QuestionSummary {
  const [head = '', ...also] = code.split(' ')
  const [, number, letter, formCode = '', difficulty] = SUMMARY.exec(head) ?? []
  const form = FORM_OF_CODE.get(formCode)
  if (!form) throw new TypeError(`not a question: ${code}`)
  const fact = `${paragraph.toLowerCase()}-${number}`
  return {
    id: `${fact}${letter}` as QuestionId,
    chapter,
    paragraph,
    form,
    difficulty: Number(difficulty) as Difficulty,
    facts: [fact, ...also].map(share) as FactId[],
  }
}

function parseFact(chapter: string, fact: Fields, share: Share): Fact {
  const derived =
    fact.sum === undefined ? {} : { derived: { from: texts(fact.from) as FactId[], sum: text(fact.sum) } }
  const id = share(text(fact.id))
  return {
    id: id as FactId,
    paragraph: share(text(fact.paragraph ?? usualParagraph(id))),
    chapter,
    kind: share(text(fact.kind ?? USUAL_KIND)) as FactKind,
    statement: text(fact.says),
    keys: texts(fact.keys),
    ...derived,
  }
}

/** One question of a chapter's file. Throws a TypeError when it is not one. */
export function parseQuestion(chapter: string, question: Fields, share: Share = sharing()): Question {
  const id = text(question.id)
  const common = {
    id: id as QuestionId,
    chapter,
    paragraph: share(text(question.paragraph ?? usualParagraph(id))),
    difficulty: Number(question.level ?? USUAL_LEVEL) as Difficulty,
    facts: texts(question.facts ?? [usualFact(id)]).map(share) as FactId[],
    stem: text(question.stem),
    explanation: text(question.why),
  }
  const { form = USUAL_FORM, right } = question
  // Each form by its name here and not by the file's text, for the same reason as `share`.
  switch (form) {
    case 'single':
      return { ...common, form: 'single', options: options(question.options), right: text(right) }
    case 'multiple':
      return { ...common, form: 'multiple', options: options(question.options), right: texts(right) }
    case 'judge':
      if (typeof right !== 'boolean') throw new TypeError('not true or false')
      return {
        ...common,
        form: 'judge',
        right,
        ...(question.swap === undefined ? {} : { swap: swap(question.swap) }),
      }
    case 'blank':
      return {
        ...common,
        form: 'blank',
        accept: texts(right),
        ...(question.unit === undefined ? {} : { unit: text(question.unit) }),
        ...(question.traditional === undefined ? {} : { traditional: text(question.traditional) }),
      }
    case 'gaps':
      return {
        ...common,
        form: 'gaps',
        accept: list(right).map(texts),
        ...(question.traditional === undefined ? {} : { traditional: text(question.traditional) }),
      }
    case 'short':
      return { ...common, form: 'short', accept: texts(right) }
    case 'order':
      return { ...common, form: 'order', items: options(question.options) }
    case 'match':
      return { ...common, form: 'match', left: options(question.options), right: options(question.others) }
    default:
      throw new TypeError(`unknown form ${String(form)}`)
  }
}

function swap(value: unknown): { readonly wrong: string; readonly right: string } {
  const [wrong, right] = list(value)
  return { wrong: text(wrong), right: text(right) }
}

function options(value: unknown): readonly Option[] {
  return Object.entries(fields(value)).map(([id, option]) => ({ id, text: text(option) }))
}

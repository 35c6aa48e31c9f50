import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { fetchedBank } from '../../src/bank/fetch-bank.ts'
import type { BankIndex, BankLoader } from '../../src/quiz/bank.ts'
import type { FactId, Question, QuestionId, QuestionSummary } from '../../src/quiz/question.ts'

/** A bank of so many questions behind the loader that the app uses, wire format and parser included. */
export function generatedLoader(index: BankIndex, questions: readonly Question[], count: number): BankLoader {
  const copies = Array.from({ length: count }, (_, at) => {
    const original = index.questions[at % index.questions.length]
    if (!original) throw new Error('the bank is empty')
    return copyOf(original, Math.floor(at / index.questions.length))
  })
  const paragraphs = (chapter: string) => [
    ...new Set(copies.filter((copy) => copy.chapter === chapter).map(({ paragraph }) => paragraph)),
  ]
  const large: BankIndex = {
    ...index,
    chapters: index.chapters.map((chapter) => ({ ...chapter, paragraphs: paragraphs(chapter.id) })),
    questions: copies,
  }
  const files = new Map<string, string>([
    ['index', JSON.stringify(indexToWire(large))],
    ...index.chapters.map(
      ({ id }) =>
        [
          id,
          JSON.stringify(
            chapterToWire({
              chapter: id,
              facts: [],
              questions: questions.filter(({ chapter }) => chapter === id),
            }),
          ),
        ] as const,
    ),
  ])
  const urls = {
    bank: index.bank,
    index: 'index',
    chapters: Object.fromEntries(index.chapters.map(({ id }) => [id, id])),
    retired: 'retired',
    giveaways: 'giveaways',
  }
  return fetchedBank(urls, (url) =>
    Promise.resolve({
      ok: files.has(url),
      status: 200,
      json: () => Promise.resolve(JSON.parse(files.get(url) ?? '')),
    }),
  )
}

/** In a paragraph of its own, so that ids stay unique and as short as real ones. */
function copyOf(original: QuestionSummary, round: number): QuestionSummary {
  const paragraph = `${original.paragraph}x${round}`
  const renamed = (id: string): string =>
    id.replace(original.paragraph.toLowerCase(), paragraph.toLowerCase())
  return {
    ...original,
    paragraph,
    id: renamed(original.id) as QuestionId,
    facts: original.facts.map((fact) => renamed(fact) as FactId),
  }
}

// Presents an own bank like any other: as an index and the content of each chapter.
import type { BankIndex, ChapterContent } from './bank.ts'
import { judgedParts } from './judged-parts.ts'
import type { OwnBank } from './own-bank.ts'
import type { Fact, FactId, Question, QuestionSummary } from './question.ts'
import { sha256 } from './sha256.ts'

/** Such a bank cites no source. */
export type OwnBankIndex = Omit<BankIndex, 'source'>

/** Hexadecimal digits at the end of an edition's name: see `isNamedByContent`. */
const MARK_LENGTH = 10

export function indexOfOwnBank(bank: OwnBank): OwnBankIndex {
  return {
    bank: bank.id,
    edition: editionOfOwnBank(bank),
    title: bank.title,
    chapters: bank.chapters.map(({ id, title }) => ({ id, title, source: '', paragraphs: [] })),
    questions: bank.questions.map(summaryOf),
  }
}

export function contentOfChapter(chapter: string, questions: readonly Question[]): ChapterContent {
  return { chapter, facts: questions.map(factOf), questions }
}

/** Follows from all that papers and results rest on. Wording is left out, so that a typo can be mended between two goes. */
export function editionOfOwnBank({ chapters, questions }: OwnBank): string {
  const content = [
    chapters.map(({ id }) => id),
    questions.map((question) => [question.id, question.chapter, question.form, ...judgedParts(question)]),
  ]
  return `own-${hashOf(JSON.stringify(content)).slice(0, MARK_LENGTH)}`
}

function summaryOf({ id, chapter, paragraph, form, difficulty, facts }: Question): QuestionSummary {
  return { id, chapter, paragraph, form, difficulty, facts }
}

/** A question stands for the one fact it asks. */
function factOf({ id, chapter, paragraph, stem }: Question): Fact {
  return { id: id as string as FactId, paragraph, chapter, kind: 'list', statement: stem, keys: [] }
}

/** Two bytes a character: the rules know no encoder of text. */
function hashOf(text: string): string {
  const bytes = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) bytes.setUint16(at * 2, text.charCodeAt(at))
  const hash = sha256()
  hash.add(new Uint8Array(bytes.buffer))
  return hash.hex()
}

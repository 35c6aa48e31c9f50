// Builds an own bank from the read file and the person's choices.
import type { OwnBank } from '../quiz/own-bank.ts'
import type { Question } from '../quiz/question.ts'
import type { ReadResult } from './read-result.ts'

export interface Chosen {
  readonly id: string
  readonly title: string
  /** Places in the list of those to look at that go in as they are. */
  readonly also: ReadonlySet<number>
}

/** The questions that were chosen, with the chapters and tags that belong to them and no others. */
export function ownBankFrom(read: ReadResult, { id, title, also }: Chosen): OwnBank {
  const looked = read.look.flatMap(({ question }, at) => (question && also.has(at) ? [question] : []))
  const questions = [...read.questions, ...looked]
  const used = new Set(questions.map(({ chapter }) => chapter))
  return {
    id,
    title,
    language: languageOf(questions),
    chapters: read.chapters.filter((chapter) => used.has(chapter.id)),
    questions,
    retired: [],
    tags: Object.fromEntries(
      questions.flatMap((question) => {
        const tags = read.tags[question.id]
        return tags ? [[question.id, tags]] : []
      }),
    ),
  }
}

/** Files do not say. Nearly all are Chinese; one without a single Chinese character is taken for English. */
function languageOf(questions: readonly Question[]): string {
  const isChinese = questions.some(({ stem }) => /\p{Script=Han}/u.test(stem))
  return isChinese || questions.length === 0 ? 'zh-CN' : 'en'
}

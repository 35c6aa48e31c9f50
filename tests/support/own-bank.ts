// A bank that somebody has brought along: 30 questions under ids that the sample bank and the built-in one use for others.
import type { BankIndex, ChapterContent } from '../../src/quiz/bank.ts'
import type { OwnBank } from '../../src/quiz/own-bank.ts'
import type { Question } from '../../src/quiz/question.ts'
import { aBlank, aJudge, aMatch, aMultiple, anOrder, aSingle, factId, questionId } from './questions.ts'

const BUILDERS = [aSingle, aMultiple, aJudge, aBlank, anOrder, aMatch]

export function ownSample(ids: readonly string[] = usualIds()): OwnBank {
  const questions = ids.map((id, at): Question => {
    const build = BUILDERS[at % BUILDERS.length] ?? aSingle
    return build({
      id: questionId(id),
      chapter: 'c1',
      paragraph: '',
      facts: [factId(id)],
      stem: `自带题第${at + 1}题${at % BUILDERS.length === 3 ? '____' : ''}`,
      explanation: '',
    })
  })
  return {
    id: 'own-1',
    title: '自带的题',
    language: 'zh-CN',
    chapters: [{ id: 'c1', title: '' }],
    questions,
    retired: [],
    tags: {},
  }
}

/** As the sample bank of the store tests has them. */
function usualIds(): string[] {
  const first = Array.from({ length: 6 }, (_, at) => `s1p1-0${at + 1}a`)
  return [...first, ...Array.from({ length: 24 }, (_, at) => `s2p1-${String(at + 1).padStart(2, '0')}a`)]
}

export function indexOfBank({ id, title, chapters, questions }: OwnBank): BankIndex {
  return {
    bank: id,
    edition: 'own-0123456789',
    title,
    chapters: chapters.map((each) => ({ ...each, source: '', paragraphs: [] })),
    questions: questions.map(({ id: question, chapter, paragraph, form, difficulty, facts }) => ({
      id: question,
      chapter,
      paragraph,
      form,
      difficulty,
      facts,
    })),
  }
}

export function contentOfBank({ questions }: OwnBank, chapter: string): ChapterContent {
  return { chapter, facts: [], questions: questions.filter((question) => question.chapter === chapter) }
}

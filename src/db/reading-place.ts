import type { QuestionId } from '../quiz/question.ts'
import { browserPlace } from './browser-places.ts'

const PREFIX = 'bainian-qianti/reading/'

/** The question at which reading a chapter was left; losing it costs a few swipes, so localStorage is enough. */
export function readingPlace(chapter: string): string | null {
  try {
    return browserPlace('localStorage')?.getItem(PREFIX + chapter) ?? null
  } catch {
    return null
  }
}

export function keepReadingPlace(chapter: string, question: QuestionId): void {
  try {
    browserPlace('localStorage')?.setItem(PREFIX + chapter, question)
  } catch {
    // The place is a convenience; reading goes on without it.
  }
}

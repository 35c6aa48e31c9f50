// What Moodle has no place for travels as a tag: how hard a question is.
import type { Difficulty } from '../../quiz/question.ts'
import { difficultyNamed } from '../names.ts'

const DIFFICULTY = /^(?:难度|difficulty)[:：]\s*/i

export function tagged(all: readonly string[]): { tags: string[]; difficulty: Difficulty } {
  const name = all.find((tag) => DIFFICULTY.test(tag)) ?? ''
  return {
    tags: all.filter((tag) => !DIFFICULTY.test(tag)),
    difficulty: difficultyNamed(name.replace(DIFFICULTY, '')),
  }
}

/** `$course$/top/第一章` → `第一章`. */
export function pathOf(category: string): string {
  return category
    .trim()
    .replace(/^\$(course|system|module|cat|coursecat)\w*\$\/?/i, '')
    .replace(/^top(\/|$)/, '')
}

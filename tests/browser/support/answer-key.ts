// What is right and what is wrong, read from the very build under test, so that a bank edited meanwhile does not matter.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseChapter } from '../../../src/bank/parse-compiled.ts'
import { isRight, rightAnswer } from '../../../src/quiz/judging.ts'
import type { Answer, Question } from '../../../src/quiz/question.ts'

/** Of every question that is asked. */
export type AnswerKey = ReadonlyMap<string, Question>

export function readAnswerKey(build: string): AnswerKey {
  const assets = join(build, 'assets')
  const chapters = readdirSync(assets)
    .filter((name) => /^chapter-.+\.json$/.test(name))
    .map((name) => parseChapter(JSON.parse(readFileSync(join(assets, name), 'utf8'))))
  return new Map(chapters.flatMap(({ questions }) => questions.map((question) => [question.id, question])))
}

export function questionIn(key: AnswerKey, id: string): Question {
  const question = key.get(id)
  if (!question) throw new Error(`the build has no question ${id}`)
  return question
}

/** An answer that is right or wrong on purpose. */
export function answerTo(question: Question, outcome: 'right' | 'wrong'): Answer {
  const answer = outcome === 'right' ? rightAnswer(question) : wrongAnswer(question)
  if (isRight(question, answer) !== (outcome === 'right'))
    throw new Error(`no ${outcome} answer to ${question.id}: ${answer.join(', ')}`)
  return answer
}

function wrongAnswer(question: Question): Answer {
  switch (question.form) {
    case 'single':
      return question.options
        .map(({ id }) => id)
        .filter((id) => id !== question.right)
        .slice(0, 1)
    case 'multiple':
      return question.right.slice(0, 1)
    case 'judge':
      return [String(!question.right)]
    case 'blank':
      return ['不是这个']
    case 'gaps':
      return question.accept.map(() => '不是这个')
    case 'short':
      return ['', 'false']
    case 'order':
      return question.items.map(({ id }) => id).reverse()
    case 'match': {
      const sides = rightAnswer(question)
      return [...sides.slice(1), ...sides.slice(0, 1)]
    }
  }
}

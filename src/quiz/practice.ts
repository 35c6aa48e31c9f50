import { NO_GIVEAWAYS } from './bank.ts'
import type { Giveaways } from './bank.ts'
import type { Form, QuestionId, QuestionSummary } from './question.ts'
import { seededRandom, shuffled } from './random.ts'

/** What practice is drawn from. */
export type PracticeScope =
  | { readonly kind: 'everything' | 'unseen' | 'starred' }
  | { readonly kind: 'chapter'; readonly chapter: string }
  | { readonly kind: 'form'; readonly form: Form }

export interface PracticeRequest {
  readonly scope: PracticeScope
  readonly order: 'authored' | 'shuffled'
  /** How many at most; 'all' takes the whole scope. */
  readonly count: number | 'all'
}

/** The part of the learner's history that a draw uses. */
export interface LearnerView {
  readonly hasSeen: (id: QuestionId) => boolean
  readonly hasStarred: (id: QuestionId) => boolean
}

/** The first question of a round: any of a chapter, or the one already on the screen. */
export type PracticeOpening = { readonly chapter: string } | { readonly question: QuestionId }

/** The one-tap start on the first page: twenty out of everything, unseen ones first. */
export const ONE_TAP_PRACTICE: PracticeRequest = {
  scope: { kind: 'everything' },
  order: 'shuffled',
  count: 20,
}

/** The questions of a scope, in authored order. */
export function questionsInScope(
  questions: readonly QuestionSummary[],
  scope: PracticeScope,
  learner: LearnerView,
): QuestionSummary[] {
  switch (scope.kind) {
    case 'everything':
      return [...questions]
    case 'unseen':
      return questions.filter((question) => !learner.hasSeen(question.id))
    case 'starred':
      return questions.filter((question) => learner.hasStarred(question.id))
    case 'chapter':
      return questions.filter((question) => question.chapter === scope.chapter)
    case 'form':
      return questions.filter((question) => question.form === scope.form)
  }
}

/**
 * Draws a practice round. Unseen questions come first in either order, so that a limited round never repeats an old
 * question while a new one waits. A limited shuffled round asks no fact twice and nothing that another of its questions
 * gives away, where the scope has enough for that, and begins with `opening` when one is named and the scope has it. One of
 * the whole scope keeps questions on the same fact from standing next to each other.
 */
export function drawPractice(
  questions: readonly QuestionSummary[],
  request: PracticeRequest,
  learner: LearnerView,
  seed: string,
  { opening, giveaways }: { readonly opening?: PracticeOpening; readonly giveaways?: Giveaways } = {},
): QuestionId[] {
  const scope = questionsInScope(questions, request.scope, learner)
  const random = seededRandom(`${seed}/practice`)
  const ordered = request.order === 'shuffled' ? shuffled(scope, random) : scope
  const count = request.count === 'all' ? ordered.length : request.count
  if (count >= ordered.length)
    return (request.order === 'shuffled' ? spreadFacts(ordered) : ordered).map((question) => question.id)
  const unseenFirst = [
    ...ordered.filter((question) => !learner.hasSeen(question.id)),
    ...ordered.filter((question) => learner.hasSeen(question.id)),
  ]
  if (request.order === 'authored') return unseenFirst.slice(0, count).map((question) => question.id)
  const opener = opening && unseenFirst.find((question) => opens(question, opening))
  const order = opener ? [opener, ...unseenFirst.filter((question) => question !== opener)] : unseenFirst
  return spreadFacts(keptApart(order, count, giveaways)).map((question) => question.id)
}

function opens(question: QuestionSummary, opening: PracticeOpening): boolean {
  return 'chapter' in opening ? question.chapter === opening.chapter : question.id === opening.question
}

/** Exactly these questions, each once, shuffled and with neighbours that share no fact where it can be helped. */
export function drawExactly(questions: readonly QuestionSummary[], seed: string): QuestionId[] {
  const once = [...new Map(questions.map((question) => [question.id, question])).values()]
  return spreadFacts(shuffled(once, seededRandom(`${seed}/practice`))).map((question) => question.id)
}

/**
 * The first `count` questions of which none shares a fact with another or gives its answer away, filled up with others only
 * when there are too few for that.
 */
export function keptApart(
  questions: readonly QuestionSummary[],
  count: number,
  giveaways = NO_GIVEAWAYS,
): QuestionSummary[] {
  const facts = new Set<string>()
  const given = new Set<QuestionId>()
  const chosen: QuestionSummary[] = []
  const passedOver: QuestionSummary[] = []
  for (const question of questions) {
    if (chosen.length === count) break
    if (given.has(question.id) || question.facts.some((fact) => facts.has(fact))) {
      passedOver.push(question)
      continue
    }
    for (const fact of question.facts) facts.add(fact)
    for (const other of giveaways.get(question.id) ?? []) given.add(other)
    chosen.push(question)
  }
  return [...chosen, ...passedOver.slice(0, count - chosen.length)]
}

/** Reorders as little as possible so that neighbours share no fact. */
export function spreadFacts(questions: readonly QuestionSummary[]): QuestionSummary[] {
  const waiting = [...questions]
  const result: QuestionSummary[] = []
  while (waiting.length > 0) {
    const last = result.at(-1)
    const apart = waiting.findIndex((question) => !last || !sharesFact(last, question))
    result.push(...waiting.splice(apart === -1 ? 0 : apart, 1))
  }
  return result
}

export function sharesFact(a: QuestionSummary, b: QuestionSummary): boolean {
  return a.facts.some((fact) => b.facts.includes(fact))
}

// Importing a bank again keeps history valid: a question keeps its id and its options' ids as long as it asks the same thing.
// If its meaning changes, it is a new question.
import { bareText } from './clean-text.ts'
import { canonicalJson } from './keeping/json.ts'
import type { JsonObject } from './keeping/json.ts'
import type { OwnBank, OwnChapter } from './own-bank.ts'
import type { FactId, Question, QuestionId } from './question.ts'
import { freshId, takenOver } from './same-question.ts'
import type { Likeness } from './same-question.ts'

export interface OwnBankUpdate {
  readonly bank: OwnBank
  readonly added: readonly QuestionId[]
  /** Reworded, same meaning. */
  readonly corrected: readonly QuestionId[]
  readonly retired: readonly QuestionId[]
  /** Asked again after they had been retired. */
  readonly returned: readonly QuestionId[]
  /** Same words or id, another answer: the old question is retired, this one is new. */
  readonly reworked: readonly { readonly before: QuestionId; readonly after: QuestionId }[]
}

/** `old` with the content of `incoming`. Id and title stay; missing questions are retired. */
export function updateOwnBank(old: OwnBank, incoming: OwnBank): OwnBankUpdate {
  const chapterOf = chaptersTakenOver(old.chapters, incoming.chapters)
  const before = [...old.questions, ...old.retired]
  const inOld = (question: Question): Question => ({
    ...question,
    chapter: chapterOf.get(question.chapter)?.id ?? question.chapter,
  })
  const fresh = [...incoming.questions, ...incoming.retired]
  const matches = matched(before, fresh.map(inOld))

  const used = new Set<string>(before.map(({ id }) => id))
  const after = fresh.map((question, at) => matches.get(at) ?? renamed(inOld(question), used))
  const asked = after.slice(0, incoming.questions.length)
  const askedIds = new Set(asked.map(({ id }) => id))
  const now = new Map(after.map((question) => [question.id, question]))
  const isKnown = new Set(before.map(({ id }) => id))
  const retired = [
    ...[...old.retired, ...old.questions]
      .filter(({ id }) => !askedIds.has(id))
      .map((question) => now.get(question.id) ?? question),
    ...after.slice(incoming.questions.length).filter(({ id }) => !isKnown.has(id)),
  ]
  const wasAsked = new Set(old.questions.map(({ id }) => id))
  const previous = new Map(before.map((question) => [question.id, question]))
  return {
    bank: {
      ...old,
      language: incoming.language,
      chapters: incoming.chapters.map((chapter) => chapterOf.get(chapter.id) ?? chapter),
      questions: asked,
      retired,
      tags: tagsOf(old, incoming, fresh, after),
    },
    added: [...askedIds].filter((id) => !isKnown.has(id)),
    corrected: [...askedIds].filter((id) => {
      const known = previous.get(id)
      return known && !isAlike(known, now.get(id))
    }),
    retired: [...wasAsked].filter((id) => !askedIds.has(id)),
    returned: [...askedIds].filter((id) => isKnown.has(id) && !wasAsked.has(id)),
    reworked: reworkedOnes(
      old.questions.filter(({ id }) => !askedIds.has(id)),
      fresh.slice(0, asked.length).flatMap((question, at) => {
        const id = asked[at]?.id
        return id === undefined || isKnown.has(id) ? [] : [{ question, id }]
      }),
    ),
  }
}

/** From the surest sign to the weakest. */
const PASSES: readonly (readonly [by: 'id' | 'stem', likeness: Likeness])[] = [
  ['id', 'exact'],
  ['stem', 'exact'],
  ['id', 'corrected'],
  ['stem', 'corrected'],
]

/** Of one stem: a list of thousands that all begin “下列说法正确的是” must not take minutes. */
const MOST_LOOKED_AT = 200

/** By the places of `fresh`: the questions of `before` that they are, with what they say now. */
function matched(before: readonly Question[], fresh: readonly Question[]): ReadonlyMap<number, Question> {
  const after = new Map<number, Question>()
  const left = { id: listed(before, ({ id }) => id), stem: listed(before, stemKey) }
  for (const [by, likeness] of PASSES)
    for (const [at, question] of fresh.entries()) {
      if (after.has(at)) continue
      const candidates = left[by].get(by === 'id' ? question.id : stemKey(question)) ?? []
      let looked = 0
      for (const candidate of candidates) {
        if (++looked > MOST_LOOKED_AT) break
        const same = takenOver(candidate, question, likeness)
        if (!same) continue
        after.set(at, same)
        left.id.get(candidate.id)?.delete(candidate)
        left.stem.get(stemKey(candidate))?.delete(candidate)
        break
      }
    }
  return after
}

function listed(
  questions: readonly Question[],
  keyOf: (question: Question) => string,
): ReadonlyMap<string, Set<Question>> {
  const lists = new Map<string, Set<Question>>()
  for (const question of questions) {
    const key = keyOf(question)
    const list = lists.get(key)
    if (list) list.add(question)
    else lists.set(key, new Set([question]))
  }
  return lists
}

function stemKey({ form, stem }: Question): string {
  return `${form}/${bareText(stem)}`
}

function renamed(question: Question, used: Set<string>): Question {
  const id = freshId(question.id, used)
  return { ...question, id: id as QuestionId, facts: [id as FactId] }
}

/** By their new ids the chapters of the update under the ids they have here: the title says which is which, then the id. */
function chaptersTakenOver(
  before: readonly OwnChapter[],
  after: readonly OwnChapter[],
): ReadonlyMap<string, OwnChapter> {
  const left = new Set(before)
  const taken = new Map<string, OwnChapter>()
  const tests = [
    (a: OwnChapter, b: OwnChapter) => bareText(a.title) === bareText(b.title),
    (a: OwnChapter, b: OwnChapter) => a.id === b.id,
  ]
  for (const isSame of tests)
    for (const chapter of after) {
      const known = taken.has(chapter.id) ? undefined : [...left].find((one) => isSame(one, chapter))
      if (!known) continue
      left.delete(known)
      taken.set(chapter.id, { ...chapter, id: known.id })
    }
  const used = new Set(before.map(({ id }) => id))
  for (const chapter of after)
    if (!taken.has(chapter.id)) taken.set(chapter.id, { ...chapter, id: freshId(chapter.id, used) })
  return taken
}

/** Many formats carry no tags: an update without any leaves those that are here. */
function tagsOf(
  old: OwnBank,
  incoming: OwnBank,
  fresh: readonly Question[],
  after: readonly Question[],
): OwnBank['tags'] {
  if (Object.keys(incoming.tags).length === 0) return old.tags
  const given = fresh.flatMap(({ id }, at) => {
    const now = after[at]?.id
    return now === undefined ? [] : [[now, incoming.tags[id]] as const]
  })
  const all = new Map<string, readonly string[] | undefined>([...Object.entries(old.tags), ...given])
  return Object.fromEntries([...all].filter(([, tags]) => tags !== undefined)) as OwnBank['tags']
}

function isAlike(a: Question, b: Question | undefined): boolean {
  return canonicalJson(a as unknown as JsonObject) === canonicalJson((b ?? null) as unknown as JsonObject)
}

function reworkedOnes(
  gone: readonly Question[],
  fresh: readonly { readonly question: Question; readonly id: QuestionId }[],
): OwnBankUpdate['reworked'] {
  const left = [...gone]
  return fresh.flatMap(({ question, id }) => {
    const at = left.findIndex((one) => one.id === question.id || stemKey(one) === stemKey(question))
    const [before] = at === -1 ? [] : left.splice(at, 1)
    return before ? [{ before: before.id, after: id }] : []
  })
}

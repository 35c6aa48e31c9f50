// Reads a corrected question again.
import { collect } from './collect.ts'
import type { Draft } from './draft.ts'
import type { Mended } from './mending.ts'
import type { Entry } from './read-result.ts'
import { linesOf } from './text/lines.ts'
import { readLines } from './text/read-text.ts'

/** Chapter, difficulty and tags stay as in the file. Doubts are settled, since a person has looked. */
export function mend({ draft, reason }: Entry, text: string): Mended {
  const { drafts } = readLines(linesOf(text))
  const [read] = drafts
  if (!read || drafts.length > 1) return { reason: { code: 'not-a-question' } }
  const { chapters, questions, look, cannot, tags } = collect([
    draft ? joined(read, draft, reason.code) : read,
  ])
  const question = questions[0] ?? look[0]?.question
  const [chapter] = chapters
  if (!question || !chapter) return { reason: (cannot[0] ?? look[0])?.reason ?? { code: 'not-a-question' } }
  return { question, chapter, tags: tags[question.id] ?? [] }
}

/** One of several right answers, or several of one, is another form: the text says which. */
function joined(read: Draft, { id, form, chapter, difficulty, tags }: Draft, code: string): Draft {
  const isChoice = form === 'single' || form === 'multiple'
  return {
    ...read,
    ...(id && code !== 'duplicate-id' ? { id } : {}),
    ...(form && !isChoice ? { form } : {}),
    chapter: read.chapter || chapter,
    difficulty,
    tags: read.tags.some(Boolean) ? read.tags : tags,
  }
}

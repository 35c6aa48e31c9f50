// How a learner's misses of a question spread over its options: the pattern behind 'I always get this wrong'.

import { isCorrection } from './attempt.ts'
import type { LogEntry } from './attempt.ts'
import { areGapsRight } from './forms/gaps.ts'
import { authoredOptions, optionText } from './option-order.ts'
import type { Answer, Question } from './question.ts'
import { misTapped } from './records.ts'

/** `picked` is wrong to choose, `left-out` was wrong not to choose, `misplaced` stood in another place. */
export type MissKind = 'picked' | 'left-out' | 'misplaced'

export interface MissedPart {
  readonly kind: MissKind
  readonly text: string
  readonly times: number
}

/** The most frequent first. Mis-taps are left out. `words` name the two choices of a judge question. */
export function missSpread(
  question: Question,
  entries: readonly LogEntry[],
  words: { readonly yes: string; readonly no: string },
): MissedPart[] {
  const taken = misTapped(entries)
  const parts = new Map<string, MissedPart>()
  for (const entry of entries) {
    if (isCorrection(entry) || entry.right || taken.has(entry.id)) continue
    for (const [kind, text] of partsOf(question, entry.answer, words)) {
      const key = `${kind}/${text}`
      parts.set(key, { kind, text, times: (parts.get(key)?.times ?? 0) + 1 })
    }
  }
  return [...parts.values()].sort((a, b) => b.times - a.times)
}

type Part = readonly [kind: MissKind, text: string]

function partsOf(
  question: Question,
  answer: Answer,
  words: { readonly yes: string; readonly no: string },
): readonly Part[] {
  if (answer.length === 0) return []
  switch (question.form) {
    case 'judge':
      return [['picked', answer[0] === 'true' ? words.yes : words.no]]
    case 'blank':
      return [['picked', (answer[0] ?? '').trim() + (question.unit ?? '')]]
    case 'gaps': {
      const right = areGapsRight(question, answer)
      return answer.flatMap((typed, at): Part[] => (right[at] ? [] : [['picked', typed.trim() || '—']]))
    }
    // Free text is never the same twice.
    case 'short':
      return []
    case 'single':
    case 'multiple': {
      const right = question.form === 'single' ? [question.right] : question.right
      return authoredOptions(question).flatMap(({ id, text }): Part[] => {
        if (answer.includes(id)) return right.includes(id) ? [] : [['picked', text]]
        // Of a single question the one left out says nothing: every miss leaves it out.
        return question.form === 'multiple' && right.includes(id) ? [['left-out', text]] : []
      })
    }
    case 'order':
      return question.items.flatMap(({ id, text }, at): Part[] =>
        answer[at] === id ? [] : [['misplaced', text]],
      )
    case 'match':
      return question.left.flatMap(({ text }, at): Part[] => {
        const chosen = answer[at] ?? ''
        if (chosen === question.right[at]?.id) return []
        return [['picked', `${text}：${optionText(question, chosen) ?? '—'}`]]
      })
  }
}

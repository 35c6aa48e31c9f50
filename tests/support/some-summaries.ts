// Banks of any shape, for properties of draws.
import fc from 'fast-check'
import { aSummary, factId, questionId } from './questions.ts'

/** Up to 40 questions over few facts and three chapters, so that facts are often shared. */
export const someSummaries = fc
  .array(
    fc.record({
      facts: fc.uniqueArray(fc.nat({ max: 15 }), { minLength: 1, maxLength: 3 }),
      chapter: fc.constantFrom('s1', 's2', 's3'),
      form: fc.constantFrom('single', 'judge', 'blank'),
    }),
    { maxLength: 40 },
  )
  .map((drafts) =>
    drafts.map(({ facts, chapter, form }, at) =>
      aSummary({
        id: questionId(`q${at}`),
        facts: facts.map((fact) => factId(`f${fact}`)),
        chapter,
        form,
      }),
    ),
  )

export const someSeed = fc.string({ maxLength: 12 })

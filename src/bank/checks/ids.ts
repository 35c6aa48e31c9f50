import { error } from '../authored/problem.ts'
import type { Place, Problem } from '../authored/problem.ts'
import type { Check } from './check.ts'
import type { CheckedBank } from './checked-bank.ts'

export const ids: Check = {
  name: 'ids',
  description: 'Ids are unique and follow from each other, and everything they point at exists.',
  scope: 'file',
  check: (bank) => [
    ...repeated(bank.facts, 'fact'),
    ...repeated(
      bank.facts.flatMap((fact) => fact.questions),
      'question',
    ),
    ...repeated(bank.paragraphs, 'paragraph index'),
    ...misnamedParagraphs(bank),
    ...misplacedFacts(bank),
    ...misnamedQuestions(bank),
  ],
}

function repeated(
  entries: readonly { readonly id: string; readonly place: Place }[],
  what: string,
): Problem[] {
  const seen = new Map<string, Place>()
  return entries.flatMap((entry) => {
    const first = seen.get(entry.id)
    if (!first) {
      seen.set(entry.id, entry.place)
      return []
    }
    return [
      error(
        entry,
        `this ${what} id already stands at ${first.file}:${first.line}: give one of them the next free id`,
      ),
    ]
  })
}

function misnamedParagraphs(bank: CheckedBank): Problem[] {
  const known = new Set(bank.pack.chapters.flatMap((chapter) => chapter.paragraphs))
  return bank.paragraphs
    .filter(({ id }) => !known.has(id))
    .map((paragraph) =>
      error(paragraph, `no chapter of pack.yaml has paragraph ${paragraph.id}: correct the name`),
    )
}

function misplacedFacts(bank: CheckedBank): Problem[] {
  return bank.facts.flatMap((fact) => {
    const problems: Problem[] = []
    const home = bank.pack.chapters.find((chapter) => chapter.paragraphs.includes(fact.paragraph))
    if (!bank.pack.chapters.some((chapter) => chapter.id === fact.fileChapter)) {
      problems.push(
        error(fact, `pack.yaml has no chapter ${fact.fileChapter}: correct chapter: or the file name`),
      )
    } else if (!home) {
      problems.push(error(fact, `pack.yaml has no paragraph ${fact.paragraph}: correct it`))
    } else if (home.id !== fact.fileChapter) {
      problems.push(
        error(
          fact,
          `${fact.paragraph} belongs to chapter ${home.id}: move the fact to a file of that chapter`,
        ),
      )
    } else if (!bank.paragraphById.has(fact.paragraph)) {
      problems.push(error(fact, `${fact.paragraph} has no paragraph index yet: add it under paragraphs/`))
    }
    if (!fact.id.startsWith(`${fact.paragraph.toLowerCase()}-`)) {
      problems.push(error(fact, `the id must begin with its paragraph: ${fact.paragraph.toLowerCase()}-…`))
    }
    for (const id of fact.derived?.from ?? []) {
      if (!bank.factById.has(id))
        problems.push(error(fact, `derived.from names ${id}, which is no fact: correct it`))
    }
    return problems
  })
}

function misnamedQuestions(bank: CheckedBank): Problem[] {
  return bank.facts.flatMap((fact) =>
    fact.questions.flatMap((question) => {
      const problems: Problem[] = []
      if (question.id.slice(0, -1) !== fact.id) {
        problems.push(
          error(question, `stands under fact ${fact.id}: its id must be ${fact.id} plus one letter`),
        )
      }
      for (const id of question.also) {
        if (id === fact.id) problems.push(error(question, `also repeats its own fact ${id}: remove it`))
        else if (!bank.factById.has(id))
          problems.push(error(question, `also names ${id}, which is no fact: correct it`))
      }
      return problems
    }),
  )
}

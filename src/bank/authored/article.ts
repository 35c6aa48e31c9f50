// Compares the paragraph index with the article itself, which is not kept in the repository.
import type { AuthoredParagraph } from './authored-bank.ts'
import { figuresIn, sameFigure } from './figures.ts'
import { lengthOf, plainText } from './plain-text.ts'
import { error } from './problem.ts'
import type { Place, Problem } from './problem.ts'

const PARAGRAPH = /^\*\*(S\d+P\d+)\*\*\s*(.+)$/
/** A longer quotation, or one that ends like a sentence, is what someone said and not a name. */
const LONGEST_NAME = 40
const SPOKEN = /[。！？…]$/

/**
 * Holds an article, whose paragraphs are lines `**S2P4** text`, against the index: every figure and every name in 《》 or
 * “” of a paragraph must be in its index, and every term of the index in its paragraph.
 */
export function compareWithArticle(
  article: string,
  paragraphs: readonly AuthoredParagraph[],
  place: Place,
): readonly Problem[] {
  const indexed = new Map<string, AuthoredParagraph>()
  for (const paragraph of paragraphs) indexed.set(paragraph.id, paragraph)
  const written = new Map<string, string>()
  for (const line of article.split('\n')) {
    const [, id, text] = PARAGRAPH.exec(line) ?? []
    if (id !== undefined && text !== undefined) written.set(id, text)
  }
  return [
    ...[...written].flatMap(([id, text]) => {
      const paragraph = indexed.get(id)
      return paragraph
        ? missing(paragraph, text)
        : [error({ place, id }, `${id} has no paragraph index: add it`)]
    }),
    ...paragraphs.flatMap((paragraph) => strange(paragraph, written.get(paragraph.id))),
  ]
}

function missing(paragraph: AuthoredParagraph, text: string): Problem[] {
  const terms = [...paragraph.figures, ...paragraph.names]
  const figures = terms.flatMap(figuresIn)
  const plainTerms = new Set(terms.map(plainText))
  const lostFigures = figuresIn(text)
    .filter((figure) => !figures.some((other) => sameFigure(figure, other)))
    .map((figure) => `figure ${figure.text}`)
  const lostNames = namesIn(text)
    .filter((name) => !plainTerms.has(plainText(name)))
    .map((name) => `name ${name}`)
  return [...new Set([...lostFigures, ...lostNames])].map((what) =>
    error(paragraph, `${what} of the paragraph is not in its index: add it`),
  )
}

function strange(paragraph: AuthoredParagraph, text: string | undefined): Problem[] {
  if (text === undefined)
    return [error(paragraph, `the article has no paragraph ${paragraph.id}: correct the name`)]
  const plain = plainText(text)
  return [...paragraph.figures, ...paragraph.names]
    .filter((term) => !plain.includes(plainText(term)))
    .map((term) =>
      error(paragraph, `${term} does not stand in the paragraph: write it as printed, or remove it`),
    )
}

function namesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/《([^》]+)》|“([^”]+)”/g)].map(([, title, quote]) => title ?? quote ?? '')
  return quoted.filter((name) => lengthOf(name) <= LONGEST_NAME && !SPOKEN.test(name))
}

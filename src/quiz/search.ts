// Search over what questions say. Built once from the text, then asked on every key; knows nothing of screens.
import { bareText, simplified } from './clean-text.ts'
import type { Fact, Question, QuestionId } from './question.ts'

/** What of a question can be found. Texts of facts and options come in the order in which they are shown. */
export interface SearchText {
  readonly id: QuestionId
  readonly stem: string
  readonly facts: readonly string[]
  /** Also the accepted texts of a blank. */
  readonly options: readonly string[]
  /** Hidden search terms: id, paragraph and form name. */
  readonly about?: readonly string[]
}

/** Made by {@link buildSearch}; nothing outside this file looks into it. */
export interface SearchIndex {
  readonly ids: readonly QuestionId[]
  /** Stem, facts and options of each question, plain, each text on a line of its own. */
  readonly texts: readonly string[]
  /** The table of traditional characters, for queries: `simplified` of clean-text.ts. */
  readonly traditional: string
  /** Where in that text the facts begin, and where the options do. */
  readonly factsAt: Uint32Array
  readonly optionsAt: Uint32Array
  /** For each character (UTF-16 unit) the questions that hold it, ascending. */
  readonly postings: ReadonlyMap<number, Uint32Array>
}

/** Part of a shown text, in UTF-16 units; `end` is behind the last one. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

const SEPARATOR = '\n'
const MARKS = /[\p{P}\p{S}]+/gu
const LETTER = /\P{M}\p{M}*|\p{M}+/gu

/**
 * One spelling for what counts as the same: width, case, punctuation, spaces, what is not seen and traditional characters
 * do not matter. A point between two digits stays, since 1.1 is not 11.
 */
export function plainForSearch(text: string, traditional?: string): string {
  return simplified(bareText(text), traditional).replace(MARKS, (marks, at: number, whole: string) =>
    marks === '.' && isDigit(whole.charCodeAt(at - 1)) && isDigit(whole.charCodeAt(at + 1)) ? '.' : '',
  )
}

/** The words of a query, plain. None when there is nothing to look for. */
export function searchWords(query: string, traditional?: string): readonly string[] {
  const words = query
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => plainForSearch(word, traditional))
  return [...new Set(words)].filter((word) => word !== '')
}

export function searchText(
  question: Question,
  factOf: (id: Fact['id']) => Fact | undefined,
  about: readonly string[] = [],
): SearchText {
  const facts = question.facts.flatMap((id) => factOf(id)?.statement ?? [])
  const text = { id: question.id, stem: question.stem, facts, options: optionTexts(question) }
  return about.length === 0 ? text : { ...text, about }
}

/** The texts of a question's options in the order of the review. */
export function optionTexts(question: Question): readonly string[] {
  switch (question.form) {
    case 'single':
    case 'multiple':
      return question.options.map(({ text }) => text)
    case 'blank':
    case 'short':
      return question.accept
    case 'gaps':
      return question.accept.flat()
    case 'order':
      return question.items.map(({ text }) => text)
    case 'match':
      return [...question.left, ...question.right].map(({ text }) => text)
    case 'judge':
      return []
  }
}

export function buildSearch(entries: readonly SearchText[], traditional = ''): SearchIndex {
  const factsAt = new Uint32Array(entries.length)
  const optionsAt = new Uint32Array(entries.length)
  const holders = new Map<number, number[]>()
  const texts = entries.map((entry, place) => {
    const lines = (parts: readonly string[]): string =>
      parts.map((part) => SEPARATOR + plainForSearch(part, traditional)).join('')
    const stem = plainForSearch(entry.stem, traditional)
    const [facts, options] = [lines(entry.facts), lines([...entry.options, ...(entry.about ?? [])])]
    factsAt[place] = stem.length
    optionsAt[place] = stem.length + facts.length
    const text = stem + facts + options
    addHolders(holders, text, place)
    return text
  })
  const postings = new Map([...holders].map(([unit, places]) => [unit, Uint32Array.from(places)]))
  return { ids: entries.map(({ id }) => id), texts, traditional, factsAt, optionsAt, postings }
}

function addHolders(holders: Map<number, number[]>, text: string, place: number): void {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const places = holders.get(unit)
    if (!places) holders.set(unit, [place])
    else if (places[places.length - 1] !== place) places.push(place)
  }
}

export interface SearchHits {
  readonly ids: readonly QuestionId[]
  /** There are more than were asked for; how many is not counted, so that a common word costs no more than a rare one. */
  readonly isCut: boolean
}

/**
 * The first `limit` questions that hold every word of the query. First those whose stem alone holds them all, then those
 * that need their facts too, then those that need an option; within each in the order they were given in.
 */
export function searchQuestions(
  index: SearchIndex,
  query: string,
  limit: number,
  isWanted: (id: QuestionId) => boolean = () => true,
): SearchHits {
  const words = searchWords(query, index.traditional)
  const inStem: QuestionId[] = []
  const inFacts: QuestionId[] = []
  const inOptions: QuestionId[] = []
  for (const place of candidates(index, words)) {
    const farthest = farthestPlace(index.texts[place] ?? '', words)
    const id = index.ids[place]
    if (farthest === -1 || id === undefined || !isWanted(id)) continue
    // Later hits cannot rank before the current ones.
    if (inStem.length === limit) return { ids: inStem, isCut: true }
    if (farthest < (index.factsAt[place] ?? 0)) inStem.push(id)
    else if (farthest < (index.optionsAt[place] ?? 0)) inFacts.push(id)
    else inOptions.push(id)
  }
  const ids = [...inStem, ...inFacts, ...inOptions]
  return { ids: ids.slice(0, limit), isCut: ids.length > limit }
}

// The rarest character of all words decides who is looked at: in Chinese that alone leaves few.
function candidates({ postings }: SearchIndex, words: readonly string[]): Uint32Array {
  let fewest: Uint32Array | undefined
  for (const word of words)
    for (let at = 0; at < word.length; at++) {
      const holders = postings.get(word.charCodeAt(at))
      if (!holders) return new Uint32Array()
      if (!fewest || holders.length < fewest.length) fewest = holders
    }
  return fewest ?? new Uint32Array()
}

/** Index by which every word has occurred; -1 when one is missing. */
function farthestPlace(text: string, words: readonly string[]): number {
  let farthest = -1
  for (const word of words) {
    const at = text.indexOf(word)
    if (at === -1) return -1
    if (at > farthest) farthest = at
  }
  return farthest
}

/** Where the words stand in a text as it is shown, ascending; overlapping and touching finds become one range. */
export function matchRanges(text: string, words: readonly string[]): readonly TextRange[] {
  const { plain, starts, ends } = plainWithPlaces(text)
  const found = words
    .flatMap((word) => placesOf(plain, word))
    .map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length }))
    .sort((a, b) => a.start - b.start)
  const joined: TextRange[] = []
  for (const { start, end } of found) {
    const last = joined.at(-1)
    if (last && start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else joined.push({ start, end })
  }
  return joined
}

function placesOf(plain: string, word: string): readonly TextRange[] {
  const places: TextRange[] = []
  for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1))
    places.push({ start: at, end: at + word.length })
  return places
}

/** The plain text, and for each of its characters where the shown character begins and ends that it comes from. */
function plainWithPlaces(text: string): {
  readonly plain: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
} {
  const whole = plainForSearch(text)
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  let at = 0
  for (const shown of lettersOf(text)) {
    const isPoint = shown.normalize('NFKC') === '.' && whole.charAt(plain.length) === '.'
    const piece = isPoint ? '.' : plainForSearch(shown)
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(at)
      ends.push(at + shown.length)
    }
    plain += piece
    at += shown.length
  }
  // Letter by letter differs from the whole for a few scripts that no bank uses: then nothing is marked, and still found.
  return plain === whole ? { plain, starts, ends } : { plain: '', starts: [], ends: [] }
}

/** Characters as they are seen: a letter with its accents is one. */
function lettersOf(text: string): readonly string[] {
  return text.match(LETTER) ?? []
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

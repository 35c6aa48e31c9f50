import { CLOCK_PATTERN, NEVER, tick } from '../quiz/keeping/hybrid-clock.ts'
import type { Item } from '../quiz/keeping/item.ts'
import type { QuestionId } from '../quiz/question.ts'
import { deviceId } from './device.ts'
import { localValues } from './web-storage.ts'

const FOLDER = 'reading/'
/** As long as a place in a backup may be named. */
const LONGEST_NAME = 200

/** Chapters of one's own may be named by their titles, and a place in a backup has no blanks in its name. */
function nameFor(chapter: string): `reading/${string}` {
  return `${FOLDER}${chapter.replace(/\s/g, '_').slice(0, LONGEST_NAME)}`
}

// Question and, after a blank, the clock of the write.
interface Place {
  readonly question: string
  readonly clock: string
}

/** The question at which reading a chapter was left; losing it costs a few swipes, so localStorage is enough. */
export function readingPlace(chapter: string): string | null {
  return placeIn(chapter)?.question ?? null
}

export function keepReadingPlace(chapter: string, question: QuestionId): void {
  put(chapter, { question, clock: tick(placeIn(chapter)?.clock, Date.now(), deviceId()) })
}

/** All places, for a backup. */
export function placeItems(): Item[] {
  return (localValues.names() ?? [])
    .filter((name) => name.startsWith(FOLDER))
    .map((name) => name.slice(FOLDER.length))
    .flatMap((chapter) => {
      const place = placeIn(chapter)
      return place ? [{ kind: 'place', value: { chapter, ...place } }] : []
    })
}

/** Takes over places as a merge has left them. Returns how many the browser has not kept. */
export function keepPlaceItems(items: readonly Item[]): number {
  return items
    .filter(({ kind }) => kind === 'place')
    .map(({ value }) => {
      const [chapter, question, clock] = [value['chapter'], value['question'], value['clock']].map(String)
      return put(chapter ?? '', { question: question ?? '', clock: clock ?? '' })
    })
    .filter((isKept) => !isKept).length
}

export function forgetPlace(chapter: string): void {
  localValues.remove(nameFor(chapter))
}

/** Returns whether the browser has kept it. Without the place reading goes on as well. */
function put(chapter: string, { question, clock }: Place): boolean {
  return localValues.write(nameFor(chapter), `${question} ${clock}`)
}

function placeIn(chapter: string): Place | undefined {
  const [question, clock = ''] = localValues.read(nameFor(chapter))?.split(' ') ?? []
  return question ? { question, clock: CLOCK_PATTERN.test(clock) ? clock : NEVER } : undefined
}

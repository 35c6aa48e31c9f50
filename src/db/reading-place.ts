import { CLOCK_PATTERN, NEVER, tick } from '../quiz/keeping/hybrid-clock.ts'
import type { Item } from '../quiz/keeping/item.ts'
import type { QuestionId } from '../quiz/question.ts'
import { browserPlace } from './browser-places.ts'
import { named } from './home.ts'
import { deviceId } from './device.ts'

const PREFIX = named('reading/')

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
  try {
    const store = browserPlace('localStorage')
    const keys = Array.from({ length: store?.length ?? 0 }, (_, at) => store?.key(at) ?? '')
    return keys
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length))
      .flatMap((chapter) => {
        const place = placeIn(chapter)
        return place ? [{ kind: 'place', value: { chapter, ...place } }] : []
      })
  } catch {
    return []
  }
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
  try {
    browserPlace('localStorage')?.removeItem(PREFIX + chapter)
  } catch {
    // A place that cannot be written to held nothing.
  }
}

/** Returns whether the browser has kept it. Without the place reading goes on as well. */
function put(chapter: string, { question, clock }: Place): boolean {
  try {
    const place = browserPlace('localStorage')
    place?.setItem(PREFIX + chapter, `${question} ${clock}`)
    return place !== undefined
  } catch {
    return false
  }
}

function placeIn(chapter: string): Place | undefined {
  try {
    const text = browserPlace('localStorage')?.getItem(PREFIX + chapter)
    const [question, clock = ''] = text?.split(' ') ?? []
    return question ? { question, clock: CLOCK_PATTERN.test(clock) ? clock : NEVER } : undefined
  } catch {
    return undefined
  }
}

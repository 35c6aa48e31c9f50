// Whatever a person or a file can hand in: no uncaught error, nothing half taken in, and no input that takes two seconds.
// FUZZ_RUNS is the number of inputs in all; each of the five parsers gets its share.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compileBank } from '../../src/bank/authored/compile.ts'
import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'
import { itemLine } from '../../src/db/backup/format.ts'
import { mergeIntoDatabase } from '../../src/db/backup/merge-into.ts'
import { writeBackup } from '../../src/db/backup/write-backup.ts'
import type { AppDatabase } from '../../src/db/database.ts'
import { keepBesides, ownBesides } from '../../src/db/backup/own-besides.ts'
import { readSettings, writeSettings } from '../../src/db/settings.ts'
import { drawPaper } from '../../src/quiz/contest/draw.ts'
import { paperCode, readPaperCode } from '../../src/quiz/contest/paper-code.ts'
import { readResultCode, resultCode, unsealResult } from '../../src/quiz/contest/result-code.ts'
import type { Paper } from '../../src/quiz/contest/paper-code.ts'
import type { Question } from '../../src/quiz/question.ts'
import { aBank } from '../support/authored-bank.ts'
import { allRows, bytesOf, fileOf, INFO, readAll, textOf } from '../support/backups.ts'
import { bigBankQuestion, IDENTITY, somePaper } from '../support/contest.ts'
import { freshDatabase } from '../support/database.ts'
import { NOON } from '../support/log.ts'
import { aPlace } from '../support/places.ts'
import { someItems } from '../support/some-items.ts'

const RUNS = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 5000) / 5)
const TIMEOUT_MS = 60_000 + RUNS * 60
/** An input that hangs the app takes for ever; a busy machine takes a second or two by itself. */
const LONGEST_MS = 20_000

let slowest = 0

/** Runs the parser over one input and notes how long it took. */
async function timed<T>(parse: () => T | Promise<T>): Promise<T> {
  const before = performance.now()
  try {
    return await parse()
  } finally {
    slowest = Math.max(slowest, performance.now() - before)
  }
}

function fuzz<T>(inputs: fc.Arbitrary<T>, check: (input: T) => Promise<void>): Promise<void> {
  slowest = 0
  return fc.assert(fc.asyncProperty(inputs, check), { numRuns: RUNS })
}

/** A sound text with a few characters changed, taken out, put in or doubled. */
function mutated(sound: fc.Arbitrary<string>, letters?: string): fc.Arbitrary<string> {
  const letter = letters
    ? fc.constantFrom(...letters)
    : fc.oneof(
        fc.constantFrom(...'{}[]",:0-9eE.\\\n\u0000\uFEFFtrue一'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      )
  const change = fc.tuple(fc.nat(), fc.constantFrom('change', 'remove', 'insert', 'double', 'cut'), letter)
  return fc.tuple(sound, fc.array(change, { minLength: 1, maxLength: 4 })).map(([text, changes]) =>
    changes.reduce((now, [where, how, put]) => {
      const at = where % (now.length + 1)
      const [before, after] = [now.slice(0, at), now.slice(at)]
      if (how === 'change') return before + put + after.slice(1)
      if (how === 'remove') return before + after.slice(1 + (where % 7))
      if (how === 'insert') return before + put + after
      if (how === 'double') return before + after.slice(0, 40) + after
      return before
    }, text),
  )
}

const someJson = fc.oneof(fc.json({ maxDepth: 4 }), fc.json({ noUnicodeString: false }), fc.string())

describe(`fuzzing, ${RUNS} inputs each`, () => {
  it(
    'backup: a file is taken in whole, or refused and nothing changes',
    async () => {
      vi.stubGlobal('localStorage', aPlace())
      const db: AppDatabase = await freshDatabase()
      let before = JSON.stringify(await allRows(db))
      let [accepted, refused] = [0, 0]
      const line = fc.oneof(
        someJson.map((json) => json.replaceAll('\n', ' ') + '\n'),
        mutated(someItems.map((items) => items.map(itemLine).join(''))),
      )
      const file = fc.oneof(
        mutated(someItems.map(textOf)).map((text) => new Blob([text])),
        // With a right hash: only the checks of the content stand in its way.
        fc
          .array(line, { minLength: 1, maxLength: 3 })
          .map((lines) => new Blob([fileOf(lines.join('').split(/(?<=\n)/), {})])),
        fc.uint8Array({ maxLength: 300 }).map((bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>])),
        someItems.map((items) => new Blob([textOf(items)])),
      )
      await fuzz(fc.tuple(file, fc.boolean(), fc.nat()), async ([text, isPacked, flip]) => {
        const input = isPacked ? await packed(text, flip) : text
        const read = await timed(() => readAll(input))
        if (!read.ok) {
          refused++
          return
        }
        accepted++
        // Merging is slow beside reading: a tenth of what was taken in shows that it holds.
        if (accepted % 10 > 0) return
        await mergeIntoDatabase(db, read.items, [])
        before = JSON.stringify(await allRows(db))
      })
      expect(JSON.stringify(await allRows(db))).toBe(before)
      expect(accepted).toBeGreaterThan(0)
      expect(refused).toBeGreaterThan(RUNS / 4)
      expect(slowest).toBeLessThan(LONGEST_MS)
      db.close()
    },
    TIMEOUT_MS * 3,
  )

  it(
    'paper code: a paper that can be drawn, or a problem',
    async () => {
      const code = oneOf(somePaper.map((paper) => paperCode(paper, IDENTITY)))
      await fuzz(
        fc.oneof(
          mutated(code, LETTERS + ' -oO0l'),
          mutated(code),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        async (text) => {
          const read = await timed(() => readPaperCode(text, IDENTITY))
          if (read.ok) await timed(() => questionsOf(read.value))
          else expect(read.reason).toEqual(expect.any(String))
        },
      )
      expect(slowest).toBeLessThan(LONGEST_MS)
    },
    TIMEOUT_MS,
  )

  it(
    'result code: a result, or a problem',
    async () => {
      const results = fc.tuple(somePaper, fc.string({ maxLength: 8 })).map(([paper, name]) => {
        const questions = questionsOf(paper)
        const answers = questions.slice(0, 20).map(() => ({ answer: [], elapsedMs: 900 }))
        const result = { paper, name, unit: '', finishedAt: NOON, elapsedMs: 0, clockSetBack: false, answers }
        return resultCode(result, (place) => questions[place], IDENTITY)
      })
      const code = oneOf(results)
      await fuzz(
        fc.oneof(
          mutated(code, LETTERS + ' -oO0l'),
          mutated(code),
          fc.string({ unit: 'binary', maxLength: 400 }),
        ),
        async (text) => {
          const read = await timed(() =>
            readResultCode(text, IDENTITY, (paper) => questionsOf(paper).map(({ form }) => form)),
          )
          if (!read.ok) {
            expect(read.reason).toEqual(expect.any(String))
            return
          }
          const questions = questionsOf(read.value.paper)
          await timed(() => unsealResult(read.value, (place) => questions[place]))
        },
      )
      expect(slowest).toBeLessThan(LONGEST_MS)
    },
    TIMEOUT_MS,
  )

  it(
    'bank JSON: a bank, or an error that says so',
    async () => {
      const bank = compileBank(aBank())
      const index = JSON.stringify(indexToWire(bank.index))
      const chapters = bank.chapters.map((chapter) => JSON.stringify(chapterToWire(chapter)))
      const sound = fc.constantFrom(index, ...chapters)
      await fuzz(fc.oneof(mutated(sound), someJson), async (text) => {
        let value: unknown
        try {
          value = JSON.parse(text)
        } catch {
          // fetch refuses it before it gets to the parser.
          return
        }
        for (const parse of [parseIndex, parseChapter])
          try {
            await timed(() => parse(value))
          } catch (error) {
            expect(String(error)).toMatch(/^Error: bank file .* is damaged/)
          }
      })
      expect(slowest).toBeLessThan(LONGEST_MS)
    },
    TIMEOUT_MS,
  )

  it(
    'settings: always whole, and what one changes is kept',
    async () => {
      const place = aPlace()
      vi.stubGlobal('localStorage', place)
      writeSettings({ ...readSettings(), theme: 'dark', textScale: 150 })
      const sound = place.getItem('bainian-qianti/settings') ?? ''
      const names = Object.keys(readSettings())
      await fuzz(fc.oneof(mutated(fc.constant(sound)), someJson), async (text) => {
        place.setItem('bainian-qianti/settings', text)
        const settings = await timed(readSettings)
        expect(Object.keys(settings)).toEqual(names)
        const theme = settings.theme === 'dark' ? 'light' : 'dark'
        expect(writeSettings({ ...settings, theme })).toBe(true)
        expect(readSettings()).toEqual({ ...settings, theme })
        expect(keepBesides(ownBesides())).toBe(0)
        expect(readSettings()).toEqual({ ...settings, theme })
      })
      expect(({} as { theme?: unknown }).theme).toBeUndefined()
      expect(slowest).toBeLessThan(LONGEST_MS)
    },
    TIMEOUT_MS,
  )
})

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A few of these made beforehand: drawing a paper takes longer than reading a broken code for it. */
function oneOf<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.constantFrom(...fc.sample(values, { numRuns: 8, seed: 11 }))
}

function questionsOf({ rules, number }: Paper): readonly Question[] {
  return drawPaper(IDENTITY.questions, rules, number, IDENTITY.edition)
    .map(bigBankQuestion)
    .filter((question) => question !== undefined)
}

/** The same bytes behind a gzip frame of ours, one bit of it turned over most of the time. */
async function packed(text: Blob, flip: number): Promise<Blob> {
  const bytes = await bytesOf(await writeBackup([{ kind: 'note', value: { text: await text.text() } }], INFO))
  const at = flip % bytes.length
  if (flip % 4 > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8))
  return new Blob([bytes])
}

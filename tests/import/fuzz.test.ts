// Samples with bytes changed, cut out, doubled or put in: whatever comes, the importer returns, and soon.
// IMPORT_FUZZ_RUNS is the number of inputs.
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'

const RUNS = Number(process.env['IMPORT_FUZZ_RUNS'] ?? 2000)
/** An input that hangs takes for ever; a busy machine takes seconds by itself. */
const LONGEST_MS = 20_000
const FOLDER = fileURLToPath(new URL('samples/', import.meta.url))
const samples = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.txt'))

const signs = [...'{}[]<>()"\'=~#:：，,;|\\\n\t 一1A.、（）【】'].map((sign) => [
  ...new TextEncoder().encode(sign),
])
const piece = fc.oneof(
  fc.constantFrom(...signs),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
)
const change = fc.record({
  at: fc.nat(),
  length: fc.nat(40),
  how: fc.constantFrom('cut', 'put', 'double', 'over'),
  piece,
})

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(bytes: number[], { at, length, how, piece }: Change): number[] {
  const start = at % (bytes.length + 1)
  const end = start + length
  const [before, inside, after] = [bytes.slice(0, start), bytes.slice(start, end), bytes.slice(end)]
  if (how === 'cut') return [...before, ...after]
  if (how === 'put') return [...before, ...piece, ...inside, ...after]
  if (how === 'double') return [...before, ...inside, ...inside, ...after]
  return [...before, ...piece, ...bytes.slice(start + piece.length)]
}

describe('changed samples', () => {
  it('give lists, and never take long', { timeout: 60_000 + RUNS * 60 }, () => {
    let slowest = 0
    // SheetJS tells of every record it does not know.
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (name, changes) => {
          const bytes = changes.reduce(changed, [...readFileSync(FOLDER + name)])
          const before = performance.now()
          const { questions, look, cannot } = readFile(Uint8Array.from(bytes), name)
          slowest = Math.max(slowest, performance.now() - before)
          expect(questions.length + look.length + cannot.length).toBeGreaterThan(0)
          for (const { id, stem, facts } of questions) {
            expect(stem).not.toBe('')
            expect(facts).toEqual([id])
          }
          expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
        },
      ),
      // The usual number is the same inputs every time; the long set draws new ones.
      RUNS > 2000 ? { numRuns: RUNS } : { numRuns: RUNS, seed: 20261130 },
    )
    expect(slowest).toBeLessThan(LONGEST_MS)
  })
})

// What a writer writes, the reader reads: the same questions, as far as the writer does not name them as left out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect } from '../../src/import/collect.ts'
import { guardedCell, plainCell } from '../../src/import/csv-cells.ts'
import { draft } from '../../src/import/draft.ts'
import { readFile } from '../../src/import/read-file.ts'
import { template } from '../../src/import/template.ts'
import { FORMS } from '../../src/quiz/question.ts'
import { WRITERS } from '../../src/import/write/writers.ts'
import { someBank } from './some-banks.ts'

const aSingleOf = (options: readonly string[]) =>
  draft({ where: '1', text: '', stem: '读什么？', options, answer: { kind: 'options', right: [0] } })

const RUNS = Number(process.env['ROUND_TRIP_RUNS'] ?? 60)

describe('the template', () => {
  it('holds an example of each form and nothing to look at', () => {
    const { questions, look, cannot } = readFile(template(), 'template.xlsx')
    expect(questions.map(({ form }) => form)).toEqual(FORMS)
    expect([...look, ...cannot]).toEqual([])
  })
})

describe('a cell of a CSV', () => {
  it.each(['=1+1', '+86', '-5', '@home', '＝1', "'=1", '\t=1'])(
    '%j is no formula, and comes back',
    (text) => {
      expect(guardedCell(text)).toMatch(/^'/)
      expect(plainCell(guardedCell(text))).toBe(text)
    },
  )

  it('comes back whatever it holds, and is left alone where it begins like no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '一', ' ') }), (text) => {
        expect(plainCell(guardedCell(text))).toBe(text)
        if (/^'*[a一 ]|^'*$/.test(text)) expect(guardedCell(text)).toBe(text)
      }),
    )
  })
})

describe.each(Object.entries(WRITERS))('%s', (ending, write) => {
  it.each(['&#12;读', '&amp;读', '_x0012_读', '<b>读', "' 读"])('keeps %j apart from 读', (text) => {
    const bank = { title: '题库', ...collect([aSingleOf([text, '读'])]) }
    const { questions, look, cannot } = readFile(write(bank).bytes, `bank${ending}`)
    expect([...look, ...cannot]).toEqual([])
    expect(questions).toEqual(bank.questions)
  })

  it('comes back unchanged', () => {
    fc.assert(
      fc.property(someBank, (bank) => {
        const { bytes, left } = write(bank)
        const again = readFile(bytes, `bank${ending}`)
        const leftOut = new Set(left.map(({ id }) => id))
        const wanted = bank.questions.filter(({ id }) => !leftOut.has(id))
        if (wanted.length === 0) return
        expect(again.cannot).toEqual([])
        expect(again.look).toEqual([])
        expect(again.questions).toEqual(wanted)
        expect(again.tags).toEqual(
          Object.fromEntries(Object.entries(bank.tags).filter(([id]) => !leftOut.has(id as never))),
        )
      }),
      { numRuns: RUNS },
    )
  })
})

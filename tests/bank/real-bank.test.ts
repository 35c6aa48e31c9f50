import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildBank, describeProblem } from '../../scripts/build-bank.ts'
import { compileBank } from '../../src/bank/authored/compile.ts'
import { chapterToWire, indexToWire } from '../../src/bank/authored/to-wire.ts'
import { parseChapter, parseIndex } from '../../src/bank/parse-compiled.ts'
import { TRADITIONAL_CHARACTERS } from '../../src/bank/authored/traditional-characters.ts'
import { acceptsTyped, comparable } from '../../src/quiz/typed-text.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { bank, problems } = buildBank(`${root}/questions/loudi-2021`, root, 'whole bank')
if (!bank) throw new Error(problems.map(describeProblem).join('\n'))
const { index, chapters, questions } = compileBank(bank)

describe('the bank loudi-2021', () => {
  it('has no errors', () => {
    expect(problems.filter(({ severity }) => severity === 'error').map(describeProblem)).toEqual([])
  })

  it('comes through the compiled files unchanged', () => {
    expect(parseIndex(JSON.parse(JSON.stringify(indexToWire(index))))).toEqual(index)
    for (const chapter of chapters) {
      expect(parseChapter(JSON.parse(JSON.stringify(chapterToWire(chapter))))).toEqual(chapter)
    }
  })

  it('has an index of at most 25 bytes a question', () => {
    expect(JSON.stringify(indexToWire(index)).length / index.questions.length).toBeLessThan(25)
  })

  const blanks = questions.flatMap((question) => (question.form === 'blank' ? question : []))
  type Write = (text: string, beside: { before: string; after: string; unit: string }) => string
  it.each<readonly [how: string, write: Write]>([
    ['as accepted', (text) => text],
    ['with the unit', (text, { unit }) => text + unit],
    ['in traditional characters', (text, { unit }) => inTraditional(text + unit)],
    ['in full width', wide],
    ['with what is not seen', (text) => [...text].join('\u200b') + '\ufeff'],
    ['with spaces', (text) => ` ${[...text].join('\u3000')} `],
    ['in quotation marks', (text) => `“${text}”`],
    ['with the character behind the blank', (text, { after }) => text + after],
    ['with the character before it', (text, { before }) => before + text],
  ])('takes all answers of its blanks %s', (_how, write) => {
    const refused = blanks.flatMap((question) => {
      const [before = '', after = ''] = question.stem.split('____')
      const beside = {
        before: /[^\p{P}\p{N}]$/u.exec(before)?.[0] ?? '',
        after: /^[^\p{P}\p{N}余多]/u.exec(after)?.[0] ?? '',
        unit: question.unit ?? '',
      }
      return question.accept
        .map((text) => write(text, beside))
        .filter((typed) => !acceptsTyped(question, typed))
        .map((typed) => `${question.id}: ${typed}`)
    })
    expect(blanks.length).toBeGreaterThan(100)
    expect(refused).toEqual([])
  })

  it('accepts in no blank the other value of another blank', () => {
    const values = new Map(
      blanks.flatMap(({ accept, unit = '' }) =>
        accept.flatMap((text) => [
          [text, text],
          [text + unit, text],
        ]),
      ),
    )
    const taken = blanks.flatMap((question) => {
      const own = question.accept.map(comparable)
      return [...values]
        .filter(
          ([, value]) =>
            !own.some((text) => text.includes(comparable(value)) || comparable(value).includes(text)),
        )
        .filter(([typed]) => acceptsTyped(question, typed))
        .map(([typed]) => `${question.id}: ${typed}`)
    })
    expect(taken).toEqual([])
  }, 60_000)

  it('names the unit behind every figure blank', () => {
    expect(problems.map(describeProblem).filter((line) => line.includes('stands behind the blank'))).toEqual(
      [],
    )
  })
})

/** The first traditional character there is for each. */
function inTraditional(text: string): string {
  const words = TRADITIONAL_CHARACTERS.trim().split(/\s+/)
  return [...text]
    .map((character) => words.find((word) => word.startsWith(character))?.charAt(1) ?? character)
    .join('')
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

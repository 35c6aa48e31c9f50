import { afterEach, describe, expect, it, vi } from 'vitest'
import { backupText, printedPapers, printedResults } from '../../support/fixtures.ts'

// Codes are on paper and sessions on disks: whatever forms and lists a later version has, they mean what they meant.

const QUESTION = '../../../src/quiz/question.ts'
const NUMBERS = '../../../src/quiz/contest/code-numbers.ts'

/** The rules as they are; or with a ninth form, which stands first in every list. */
async function rules(withAnother: boolean) {
  vi.resetModules()
  if (withAnother) {
    vi.doMock(QUESTION, async (original) => {
      const real = await original<typeof import('../../../src/quiz/question.ts')>()
      return { ...real, FORMS: ['essay', ...real.FORMS] }
    })
    vi.doMock(NUMBERS, async (original) => {
      const real = await original<typeof import('../../../src/quiz/contest/code-numbers.ts')>()
      return {
        ...real,
        FORM_NUMBERS: { essay: 8, ...real.FORM_NUMBERS },
        NUMBERED_FORMS: [...real.NUMBERED_FORMS, 'essay'],
      }
    })
  }
  const [papers, results, presets, draw, stored, check] = await Promise.all([
    import('../../../src/quiz/contest/paper-code.ts'),
    import('../../../src/quiz/contest/result-code.ts'),
    import('../../../src/quiz/contest/presets.ts'),
    import('../../../src/quiz/contest/draw.ts'),
    import('../../../src/db/stored-session.ts'),
    import('../../../src/quiz/contest/check-rules.ts'),
  ])
  return { ...papers, ...results, ...presets, ...draw, ...stored, ...check }
}

const LATER_FORMS = ['gaps', 'short', 'essay']

/** Only what the six forms of the code's time know. */
const asPrinted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (LATER_FORMS.includes(key) ? undefined : part)))

/** The bank is that of the codes' time: it has no question of a later form. */
const bank = () => import('../../support/contest.ts')

afterEach(() => {
  vi.doUnmock(QUESTION)
  vi.doUnmock(NUMBERS)
  vi.resetModules()
})

describe.each([
  ['today', false],
  ['with a ninth form', true],
])('%s', (_when, withAnother) => {
  it('every printed paper code opens its paper, and is printed again as it was', async () => {
    const { IDENTITY } = await bank()
    const { readPaperCode, paperCode } = await rules(withAnother)
    for (const { code, ...paper } of printedPapers()) {
      const read = readPaperCode(code, IDENTITY)
      if (!read.ok) throw new Error(`${code}: ${read.reason}`)
      expect(asPrinted(read.value)).toEqual(paper)
      expect(paperCode(read.value, IDENTITY)).toBe(code)
    }
  })

  it('every printed result code says the same answers', async () => {
    const { IDENTITY, bigBankQuestion } = await bank()
    const { readResultCode, unsealResult, drawPaper, PRESETS, EARLY_MOCK } = await rules(withAnother)
    for (const { code, rules: printed, number, ...result } of printedResults()) {
      let ids: readonly (Parameters<typeof bigBankQuestion>[0] & string)[] = []
      const sealed = readResultCode(code, IDENTITY, (paper) => {
        ids = drawPaper(IDENTITY.questions, paper.rules, paper.number, IDENTITY.edition)
        return ids.flatMap((id) => bigBankQuestion(id)?.form ?? [])
      })
      if (!sealed.ok) throw new Error(`${code}: ${sealed.reason}`)
      const opened = unsealResult(sealed.value, (place) => bigBankQuestion(ids[place]))
      const wanted =
        printed === 'early-mock'
          ? EARLY_MOCK
          : typeof printed === 'string'
            ? PRESETS[printed as 'mock']
            : printed
      expect(asPrinted(opened)).toEqual(asPrinted({ ...result, paper: { rules: wanted, number } }))
    }
  })

  it('every stored session is read as it was written', async () => {
    const { parseSession } = await rules(withAnother)
    const sessions = backupText()
      .split('\n')
      .filter((line) => line.startsWith('{"session"'))
      .map((line) => (JSON.parse(line) as { session: unknown }).session)
    expect(sessions).toHaveLength(23)
    for (const session of sessions) expect(parseSession(session)).toEqual(session)
  })
})

describe('a form of later', () => {
  it('a code of custom rules holds it in the room that is left, and the others where they were', async () => {
    const { IDENTITY } = await bank()
    const { readPaperCode, paperCode, problemsOfRules } = await rules(false)
    const [own] = printedPapers().flatMap((paper) => {
      const read = readPaperCode(paper.code, IDENTITY)
      return read.ok && read.value.rules.name === '周五赛' ? [read.value] : []
    })
    if (!own) throw new Error('no such paper')
    const rulesWithIt = {
      ...own.rules,
      draw: [...own.rules.draw, { forms: ['gaps' as const], count: 1 }],
      points: { ...own.rules.points, gaps: 9 },
    }
    expect(problemsOfRules(rulesWithIt, IDENTITY.questions, IDENTITY.chapters)).toEqual([])
    const paper = { rules: rulesWithIt, number: own.number }
    const code = paperCode(paper, IDENTITY)
    expect(readPaperCode(code, IDENTITY)).toEqual({ ok: true, value: paper })
  })
})

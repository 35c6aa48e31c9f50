import { describe, expect, it } from 'vitest'
import { codesIn, meantAsCode } from '../../../src/quiz/contest/codes-in-text.ts'
import { paperCode } from '../../../src/quiz/contest/paper-code.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import { resultCode } from '../../../src/quiz/contest/result-code.ts'
import { IDENTITY, someRules } from '../../support/contest.ts'
import { NOON } from '../../support/log.ts'
import { aBlank } from '../../support/questions.ts'

const plain = (code: string): string => code.replaceAll('-', '')
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const PRESET = paperCode({ rules: PRESETS.timed, number: { deck: 4711, go: 0 } }, IDENTITY)
const OWN = paperCode({ rules: someRules({ name: '周五赛' }), number: { deck: 1, go: 0 } }, IDENTITY)
/** Of the first layout. */
const OLD = '6CME-9K62-2WKQ'
/** Longer than a field of a form used to hold. */
const RESULT = resultCode(
  {
    paper: { rules: someRules(), number: { deck: 7, go: 0 } },
    answers: Array.from({ length: 20 }, () => ({ answer: ['湖南省娄底市'.repeat(6)], elapsedMs: 12_345 })),
    name: '王小明',
    unit: '县文旅广电体育局',
    finishedAt: NOON,
    elapsedMs: 60_000,
    clockSetBack: false,
  },
  () => aBlank(),
  IDENTITY,
)

describe('codesIn', () => {
  it.each([
    ['as it is', (code: string) => code],
    ['in small letters', (code: string) => code.toLowerCase()],
    ['a link', (code: string) => `https://example.org/quiz/#/contest/${plain(code)}`],
    ['a link to a result', (code: string) => `http://192.168.1.7:4173/#/contest-result/${code}`],
    ['words around it', (code: string) => `大家好，今晚比赛的试卷码是${code}，七点开始！`],
    ['English words around it', (code: string) => `Please enter ${code} at seven, thanks.`],
    ['quotation marks', (code: string) => `“${code}”`],
    ['full stops', (code: string) => `${code}。。。`],
    ['middle dots', (code: string) => code.replaceAll('-', '·')],
    ['spaces', (code: string) => code.replaceAll('-', ' ')],
    ['other dashes', (code: string) => code.replaceAll('-', '——')],
    ['full width', wide],
    ['lines broken in the middle', (code: string) => code.replaceAll('-', '-\n')],
    ['invisible marks', (code: string) => `\ufeff${code.replaceAll('-', '\u200b-')}\u200b`],
  ])('finds one: %s', (_case, write) => {
    for (const code of [PRESET, OWN, OLD, RESULT]) expect(codesIn(write(code))).toEqual([plain(code)])
  })

  it('reads a result whole, however long', () => {
    expect(plain(RESULT).length).toBeGreaterThan(2000)
    expect(codesIn(`成绩码：\n${RESULT}\n（百年千题）`)).toEqual([plain(RESULT)])
  })

  it('finds several, in their order, papers and results alike', () => {
    const text = `1. 张三 ${RESULT}\n2. 李四：${PRESET}\n${OWN}\n${RESULT}`
    expect(codesIn(text)).toEqual([RESULT, PRESET, OWN, RESULT].map(plain))
  })

  it.each([
    ['nothing', ''],
    ['words', 'Please read the rules, thanks'],
    ['a wrong letter', PRESET.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['half a code', PRESET.slice(0, 9)],
    ['Chinese', '百年千题'],
  ])('finds none in %s', (_case, text) => {
    expect(codesIn(text)).toEqual([])
  })

  // Looked through from every word to the end, it would take hours.
  it('gives up on a page of letters that is no code', { timeout: 30_000 }, () => {
    expect(codesIn('BCDE '.repeat(40_000))).toEqual([])
  })
})

describe('meantAsCode', () => {
  it.each([
    ['https://example.org/#/contest/ABCD', 'ABCD'],
    ['看这里 https://example.org/x/#/contest-result/ABCD?from=x 谢谢', 'ABCD'],
    ['ABCD', 'ABCD'],
  ])('of %j is %j', (text, meant) => {
    expect(meantAsCode(text)).toBe(meant)
  })
})

import { describe, expect, it } from 'vitest'
import { rulesLines, shortRules } from '../../src/components/rules-lines.ts'
import { EARLY_MOCK, PRESETS } from '../../src/quiz/contest/presets.ts'
import type { ContestRules } from '../../src/quiz/contest/rules.ts'
import { i18n, loadWords } from '../../src/locales/i18n.ts'
import type { MessageKey } from '../../src/locales/i18n.ts'
import { someRules } from '../support/contest.ts'

await loadWords()
const wording = {
  t: (key: string, values: Record<string, string | number> = {}) => i18n.global.t(key as MessageKey, values),
  duration: (ms: number) => `${ms / 1000} 秒`,
  chapterTitle: (id: string) => `《${id}》`,
}
const said = (rules: ContestRules): string => rulesLines(rules, wording).join('\n')

describe('the rules in plain words', () => {
  it.each<[string, ContestRules, readonly string[]]>([
    [
      '百年千题',
      PRESETS.bainian,
      ['从单选、多选里抽 10 题', '每题 10 分', '每天最多 10 次', '30 天', '30000'],
    ],
    ['限时赛', PRESETS.timed, ['全卷限时 400 秒', '不能暂停', '每天最多 1 次', '总共最多 8 次', '取最好']],
    ['争分夺秒', PRESETS.speed, ['每题限时 20 秒', '每满 4 秒少 1 分', '每天前 2 次计分']],
    ['挑战答题', PRESETS.survival, ['答错或超时一题就结束', '每题限时 45 秒']],
    ['大卷', PRESETS.hundred, ['100 题', '每题限时 10 秒']],
    ['模拟赛', PRESETS.mock, ['判断 30 题、单选、多选 70 题，共 100 题', '90 分及格']],
    ['模拟赛，可提前', EARLY_MOCK, ['已经不可能及格时提前结束']],
    ['每日十题', PRESETS.daily, ['谁来答都是同样的十题', '马上看对错']],
    ['自定', someRules({ chapters: ['s2'], penalty: 3 }), ['《s2》', '答错一题扣 3 分']],
  ])('of %s', (_name, rules, parts) => {
    for (const part of parts) expect(said(rules)).toContain(part)
    expect(said(rules)).not.toMatch(/[{}]|rules\./)
  })

  it('promise the daily ten neither a pause nor points', () => {
    expect(said(PRESETS.daily)).not.toMatch(/暂停|分。|最好/)
    expect(shortRules(PRESETS.daily, wording)).toEqual(['10 题', '不限时'])
  })
})

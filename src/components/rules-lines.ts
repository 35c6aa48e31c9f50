import { answerStyle } from '../quiz/contest/contest-session.ts'
import { mostPoints } from '../quiz/contest/check-rules.ts'
import { pointsOf, questionCount } from '../quiz/contest/rules.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import { FORMS } from '../quiz/question.ts'
import type { Form } from '../quiz/question.ts'

/** Words for one rule: gets the key under `rules.` and its figures. */
export type RuleWords = (key: string, values?: Record<string, string | number>) => string

export interface RulesWording {
  readonly t: RuleWords
  readonly duration: (ms: number) => string
  readonly chapterTitle: (id: string) => string
}

/**
 * The rules of a format as plain sentences, in the order in which people ask about them: what is asked, how long, what
 * it is worth, how it ends, how often, what counts.
 */
export function rulesLines(rules: ContestRules, wording: RulesWording): string[] {
  // No contest in the strict sense: without clock, points and standing, and left and taken up again at will.
  if (rules.ofTheDay) {
    const style = wording.t(`rules.style.${answerStyle(rules)}`)
    return [
      ...drawLines(rules, wording),
      wording.t('rules.daily.same'),
      style,
      wording.t('rules.daily.often'),
    ]
  }
  return [
    ...drawLines(rules, wording),
    clockLine(rules, wording),
    wording.t(`rules.style.${answerStyle(rules)}`),
    ...pointsLines(rules, wording),
    ...endingLines(rules, wording),
    ...goesLines(rules, wording),
    ...standingLines(rules, wording),
  ]
}

/** The two or three facts that fit on a card. */
export function shortRules(
  rules: ContestRules,
  { t, duration }: Pick<RulesWording, 't' | 'duration'>,
): string[] {
  const { clock } = rules
  if (rules.ofTheDay) return [t('rules.short.count', { n: questionCount(rules) }), t('rules.short.noClock')]
  const count = t(rules.ending.kind === 'first-miss' ? 'rules.short.untilMiss' : 'rules.short.count', {
    n: questionCount(rules),
  })
  const time =
    clock.kind === 'none'
      ? t('rules.short.noClock')
      : t(`rules.short.${clock.kind}`, { time: duration(clock.limitMs) })
  return [count, time, t('rules.short.most', { n: mostPoints(rules) })]
}

function drawLines(rules: ContestRules, { t, chapterTitle }: RulesWording): string[] {
  const namesOf = (forms: readonly Form[]): string =>
    forms.length === FORMS.length
      ? t('rules.allForms')
      : forms.map((form) => t(`forms.${form}`)).join(t('join.list'))
  const groups =
    rules.draw.length === 1
      ? rules.draw.map(({ forms }) => namesOf(forms))
      : rules.draw.map(({ forms, count }) => t('rules.group', { n: count, forms: namesOf(forms) }))
  const only = rules.draw.length === 1 ? 'rules.drawOnly' : 'rules.draw'
  const key = rules.ending.kind === 'first-miss' ? 'rules.drawUntilMiss' : only
  const lines = [t(key, { groups: groups.join(t('join.list')), n: questionCount(rules) })]
  if (rules.chapters.length > 0)
    lines.push(t('rules.chapters', { chapters: rules.chapters.map(chapterTitle).join(t('join.list')) }))
  return lines
}

function clockLine({ clock, mayPause }: ContestRules, { t, duration }: RulesWording): string {
  const line =
    clock.kind === 'none'
      ? t('rules.noClock')
      : t(`rules.clock.${clock.kind}`, { time: duration(clock.limitMs) })
  return line + t(mayPause ? 'rules.mayPause' : 'rules.noPause')
}

function pointsLines(rules: ContestRules, { t }: RulesWording): string[] {
  const used = FORMS.filter((form) => rules.draw.some((group) => group.forms.includes(form)))
  const same = new Set(used.map((form) => pointsOf(rules, form))).size === 1
  const [first = 'single'] = used
  const lines = same
    ? [t('rules.pointsEach', { n: pointsOf(rules, first) })]
    : [
        t('rules.pointsByForm', {
          list: used.map((form) => `${t(`forms.${form}`)} ${pointsOf(rules, form)}`).join(t('join.list')),
        }),
      ]
  if (used.includes('multiple')) lines.push(t(`rules.multiple.${rules.multiple}`))
  if (rules.speedStepMs > 0) lines.push(t('rules.speed', { s: rules.speedStepMs / 1000 }))
  if (rules.penalty > 0) lines.push(t('rules.penalty', { n: rules.penalty }))
  return lines
}

function endingLines({ ending }: ContestRules, { t }: RulesWording): string[] {
  switch (ending.kind) {
    case 'paper':
      return []
    case 'first-miss':
      return [t('rules.firstMiss')]
    case 'pass':
      return [t('rules.pass', { n: ending.points }) + (ending.early ? t('rules.early') : '')]
  }
}

function goesLines(rules: ContestRules, { t }: RulesWording): string[] {
  const lines: string[] = []
  if (rules.goesPerDay > 0) lines.push(t('rules.perDay', { n: rules.goesPerDay }))
  if (rules.goesInAll > 0) lines.push(t('rules.inAll', { n: rules.goesInAll }))
  return lines.length > 0 ? lines : [t('rules.anyGoes')]
}

function standingLines(rules: ContestRules, { t }: RulesWording): string[] {
  const { standing } = rules
  const lines = [
    standing.kind === 'firstOfDay'
      ? t('rules.standing.firstOfDay', { n: standing.count })
      : t(`rules.standing.${standing.kind}`),
  ]
  if (rules.seasonDays > 0) lines.push(t('rules.season', { days: rules.seasonDays, most: rules.seasonMost }))
  if (rules.tieBreak.length > 0 && standing.kind !== 'sum')
    lines.push(
      t('rules.tie', { list: rules.tieBreak.map((key) => t(`rules.tieBy.${key}`)).join(t('join.list')) }),
    )
  return lines
}

// `npm run bank -- --try FILE`: what the app would say to typed answers, and why.
import type { CompiledBank } from '../src/bank/authored/compile.ts'
import { bareText } from '../src/quiz/clean-text.ts'
import { isRight } from '../src/quiz/judging.ts'
import type { BlankQuestion } from '../src/quiz/question.ts'
import { comparable } from '../src/quiz/typed-text.ts'

/** A line for each `questionId<TAB>typed`; empty lines are passed over. */
export function tryAnswers({ questions }: Pick<CompiledBank, 'questions'>, text: string): readonly string[] {
  const byId = new Map<string, CompiledBank['questions'][number]>(
    questions.map((question) => [question.id, question]),
  )
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id = '', ...rest] = line.split('\t')
      const question = byId.get(id.trim())
      const typed = rest.join('\t')
      const say = (verdict: string, why: string): string => [verdict, id.trim(), typed, why].join('\t')
      if (!question) return say('unknown', 'no question has this id · 没有这个编号的题')
      if (question.form !== 'blank')
        return say('not typed', `this question is ${question.form}, not a blank · 这道题不是填空题`)
      if (rest.length === 0)
        return say('unknown', 'no tab and typed text behind the id · 编号后面缺制表符和所填的字')
      return isRight(question, [typed])
        ? say('right', whyRight(question, typed))
        : say('wrong', whyWrong(question, typed))
    })
}

function whyRight({ accept }: BlankQuestion, typed: string): string {
  const [first = ''] = accept
  if (accept.some((text) => bareText(text) === bareText(typed))) return 'as accepted · 与答案一样'
  const same = accept.find((text) => comparable(text) === comparable(typed))
  if (same !== undefined) return `“${same}” in another spelling · 与“${same}”写法不同，意思一样`
  return `“${first}” in another spelling, or with its unit or the words beside the blank · “${first}”的另一种写法，或连同单位、空格两边的字`
}

function whyWrong({ accept }: BlankQuestion, typed: string): string {
  const read = comparable(typed)
  if (read === '') return 'nothing is typed · 什么也没填'
  const answers = accept.map((text) => `“${text}”`).join(' / ')
  const held = accept.find((text) => read !== comparable(text) && read.includes(comparable(text)))
  return held === undefined
    ? `reads as “${read}”; accepted: ${answers} · 读作“${read}”，答案是${answers}`
    : `says more than “${held}”: neither its unit nor words beside the blank · 比“${held}”多出的字不是单位，也不在空格两边`
}

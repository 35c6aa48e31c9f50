// Moodle's Aiken: a question, options, and `ANSWER: B`.
import { draft, type Draft } from '../draft.ts'

const OPTION = /^\s*([A-Z])[.)]\s*(.*)$/

export function readAiken(text: string): Draft[] {
  const drafts: Draft[] = []
  let where = ''
  let stem: string[] = []
  let options: string[] = []
  text.split('\n').forEach((line, at) => {
    const answer = /^\s*ANSWER:\s*(.*?)\s*$/.exec(line)
    const option = OPTION.exec(line)
    if (!line.trim()) return
    if (stem.length === 0 && options.length === 0) where = String(at + 1)
    if (answer) {
      const whole = [...stem, ...options, line].join('\n')
      drafts.push(
        draft({
          where,
          text: whole,
          stem: stem.join(' '),
          options,
          key: answer[1] ?? '',
          ...formOf(options),
        }),
      )
      stem = []
      options = []
    } else if (option) options.push(option[2] ?? '')
    else if (options.length > 0) options.push(`${options.pop() ?? ''} ${line}`)
    else stem.push(line)
  })
  if (stem.length > 0) drafts.push(draft({ where, text: stem.join('\n'), stem: stem.join(' '), options }))
  return drafts
}

function formOf(options: readonly string[]): Pick<Draft, 'form'> {
  return options.length > 0 ? { form: 'single' } : {}
}

// Moodle's embedded answers ("Cloze"), of the kind that is typed: `{1:SHORTANSWER:=3~=三#Feedback}` in the place of each blank.
import { BLANK_MARK } from '../blanks.ts'

const GAP = /\{\d*:(?:SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC|NUMERICAL|NM):((?:\\.|[^\\{}])*)\}/gi
const ANY_GAP = /\{\d*:[A-Z_]+:/i

/** A text with blanks, and what each accepts; undefined where a gap is of a kind that is chosen. */
export function readCloze(text: string): { stem: string; accept: string[][] } | undefined {
  const accept: string[][] = []
  const stem = text.replace(GAP, (_gap, answers: string) => {
    accept.push(rightOnes(answers))
    return BLANK_MARK
  })
  return ANY_GAP.test(stem) ? undefined : { stem, accept }
}

/** Written as `=answer` or `%100%answer`; for a figure its tolerance follows behind a colon. */
function rightOnes(answers: string): string[] {
  return (answers.match(/(?:\\.|[^\\~])+/g) ?? []).flatMap((each) => {
    const [, right] = /^(?:=|%100%)((?:\\.|[^\\#])*)/.exec(each) ?? []
    return right === undefined ? [] : [right.replace(/:0$/, '').replace(/\\(.)/g, '$1')]
  })
}

/** Undefined where the blanks of a stem are not as many as the answers, or would not come back. */
export function writeCloze(stem: string, accept: readonly (readonly string[])[]): string | undefined {
  const parts = stem.split(BLANK_MARK)
  if (parts.length !== accept.length + 1 || ANY_GAP.test(stem)) return undefined
  if (accept.flat().some((text) => /:0$/.test(text))) return undefined
  return parts
    .map((part, at) => part + (accept[at] ? `{1:SHORTANSWER:${accept[at].map(answerOf).join('~')}}` : ''))
    .join('')
}

function answerOf(text: string): string {
  return `=${text.replace(/[~#{}\\/"]/g, (sign) => `\\${sign}`)}`
}

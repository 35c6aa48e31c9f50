// Finds codes in pasted text: in links, inside chat messages, several in a row.

import { visibleText } from '../clean-text.ts'
import { CODE_LETTERS, bitsOfLetters, RunningCheck } from './bits.ts'
import { CHECK_BITS, kindOfBits, LONGEST_TEXT, SHORTEST_BITS } from './code-envelope.ts'
import { isWholePaper } from './paper-code.ts'

/** Latin letters and digits, or a piece of any other writing, which ends a code. */
const PIECES = /[A-Z0-9]+|[^\sA-Z0-9\p{P}\p{S}]+/gu
const ONLY_LETTERS = new RegExp(`^[${CODE_LETTERS}]+$`)
/** Custom rules with the longest name take about 120. */
const LONGEST_PAPER = 160
/** Bits looked at in vain: a page of letters that is no code must not hold up the screen. */
const MOST_WORK = 1_000_000

/** The letters of every code in a text, in its order: all that pass their check. */
export function codesIn(text: string): readonly string[] {
  const pieces = visibleText(text).normalize('NFKC').toUpperCase().match(PIECES) ?? []
  const codes: string[] = []
  let work = 0
  for (let at = 0; at < pieces.length && work < MOST_WORK;) {
    const run = runFrom(pieces, at)
    const found = codeAtStart(run)
    if (found.pieces > 0) codes.push(run.slice(0, found.pieces).join(''))
    else work += found.work
    at += Math.max(1, found.pieces)
  }
  return codes
}

/** Pieces from here on of which a code can consist. */
function runFrom(pieces: readonly string[], start: number): readonly string[] {
  const run: string[] = []
  let letters = 0
  for (let at = start; at < pieces.length; at++) {
    const piece = pieces[at] ?? ''
    letters += piece.length
    if (!ONLY_LETTERS.test(piece) || letters > LONGEST_TEXT) break
    run.push(piece)
    if (letters > LONGEST_PAPER && carriedBy(run[0] ?? '') !== 'result') break
  }
  return run
}

function carriedBy(letters: string): 'paper' | 'result' | undefined {
  const bits = bitsOfLetters(letters.slice(0, 1))
  return bits && bits.length > 0 ? kindOfBits(bits)?.carries : undefined
}

/** How many pieces at the start of a run make up a code; 0 when none do. */
function codeAtStart(run: readonly string[]): { readonly pieces: number; readonly work: number } {
  const carries = carriedBy(run[0] ?? '')
  if (!carries) return { pieces: 0, work: 1 }
  const check = new RunningCheck(CHECK_BITS[carries])
  let letters = ''
  let work = 0
  for (const [at, piece] of run.entries()) {
    const bits = bitsOfLetters(piece) ?? []
    letters += piece
    work += bits.length
    check.add(bits)
    const isLong = letters.length * 5 >= SHORTEST_BITS
    const isWhole = isLong && (carries === 'result' || isWholePaper(letters))
    if (isWhole && check.passes) return { pieces: at + 1, work }
  }
  return { pieces: 0, work }
}

/** The best guess at a code in a text without a complete one: the end of a link, or the whole text. */
export function meantAsCode(text: string): string {
  const [, ending] = /#\/contest(?:-result)?\/([^\s?#"'<>]+)/.exec(text) ?? []
  return ending ?? text
}

// Reading a key as people write it: `B`, `A、C`, `1,3`, `√`, `正确`, or the option's text.
import { bareText } from '../quiz/clean-text.ts'

const TRUE_WORDS = new Set('对 正确 √ ✓ ✔ ☑ t true 是 y yes 真 r right'.split(' '))
const FALSE_WORDS = new Set('错 错误 × ✗ ✘ ☒ x f false 否 n no 假 w wrong 不正确 不对'.split(' '))
const SEPARATORS = /[\s,、;|.。/+&和与>→—–-]+/u

/** Undefined when it says neither. */
export function truthOf(text: string): boolean | undefined {
  const bare = bareText(text).replace(/^[([【]|[)\]】。.]$/g, '')
  if (TRUE_WORDS.has(bare)) return true
  return FALSE_WORDS.has(bare) ? false : undefined
}

/** A key that speaks of options: `B`, `AC`, `A、C`. */
export function isLetterKey(text: string): boolean {
  return /^([A-J]{1,10}|[a-j])$/.test(text.normalize('NFKC').split(SEPARATORS).join(''))
}

export type KeyReading =
  | { readonly kind: 'positions'; readonly positions: readonly number[] }
  | { readonly kind: 'outside'; readonly named: string }
  | { readonly kind: 'unreadable' }

/** Which of the options a key names, in the order in which it names them. */
export function readKey(key: string, options: readonly string[]): KeyReading {
  const bareOptions = options.map(bareText)
  const whole = bareOptions.indexOf(bareText(key))
  // An option that is itself a letter does not hide the letters.
  if (whole !== -1 && !/^[a-z]$/.test(bareText(key))) return positions([whole], options)
  const parts = key.replace(/[①-⑩]/g, ' $& ').normalize('NFKC').split(SEPARATORS).filter(Boolean)
  const joined = parts.join('')
  if (/^[a-z]+$/i.test(joined) && joined.length <= 26)
    return positions(lettersOf(joined, 'a'), options, joined)
  if (/^[甲乙丙丁戊己庚辛]+$/.test(joined))
    return positions(
      [...joined].map((sign) => '甲乙丙丁戊己庚辛'.indexOf(sign)),
      options,
      joined,
    )
  if (parts.length > 0 && parts.every((part) => /^\d{1,2}$/.test(part)))
    return positions(
      parts.map((part) => Number(part) - 1),
      options,
      joined,
    )
  const texts = key
    .normalize('NFKC')
    .split(/[,、;|\n]+/)
    .map((part) => bareOptions.indexOf(bareText(part)))
  if (texts.length > 1 && texts.every((at) => at !== -1)) return positions(texts, options)
  return { kind: 'unreadable' }
}

function lettersOf(letters: string, first: string): number[] {
  return [...letters.toLowerCase()].map((letter) => letter.charCodeAt(0) - first.charCodeAt(0))
}

function positions(found: readonly number[], options: readonly string[], named = ''): KeyReading {
  const unique = [...new Set(found)]
  if (unique.some((at) => at < 0 || at >= options.length))
    return { kind: 'outside', named: named.toUpperCase() }
  return { kind: 'positions', positions: unique }
}

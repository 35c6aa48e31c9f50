// Reads amounts as people write them: 11200, 1.12万, 1万1千2百, 一万一千二百, 二〇二一, 七十六点二.

const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const TOKEN =
  /[〇零]*[0-9]+(?:\.[0-9]+)?|[〇零一二三四五六七八九两]*点[〇零一二三四五六七八九]+|[〇零一二三四五六七八九两]+|[十百千万亿]/y

type Token =
  | { readonly unit: number }
  | {
      readonly value: number
      /** In characters; an Arabic number counts as one, since its places are certain. */
      readonly length: number
      readonly digits: number
      readonly isAfterZero: boolean
    }

/**
 * The amount a text stands for, or undefined when the whole text is not one amount. Colloquial shortenings (一百二 for
 * 120) are refused, since what they mean is a guess.
 */
export function readNumber(text: string): number | undefined {
  const tokens = tokensOf(text)
  if (!tokens || tokens.length === 0) return undefined
  const only = tokens[0]
  if (tokens.length === 1 && only && 'value' in only) return only.value

  let total = 0
  let section = 0
  let smallest = Infinity
  let biggest = Infinity
  let isExact = true
  let pending: Extract<Token, { value: number }> | undefined
  for (const token of tokens) {
    if ('value' in token) {
      // 1.2万5千 would say the thousands twice.
      if (pending || token.length > 1 || !isExact) return undefined
      pending = token
      continue
    }
    if (pending && !Number.isInteger(pending.value)) isExact = false
    if (token.unit < 1e4) {
      if (token.unit >= smallest || (!pending && token.unit !== 10)) return undefined
      if ((pending?.value ?? 1) * token.unit >= smallest) return undefined
      section += (pending?.value ?? 1) * token.unit
      smallest = token.unit
      pending = undefined
    } else {
      const before = section + (pending?.value ?? 0)
      if (before === 0 && total === 0) return undefined
      if (token.unit === 1e4 && before >= 1e4 && total > 0) return undefined
      if (token.unit === 1e4 && biggest <= 1e4) return undefined
      total = token.unit === 1e8 ? (total + before) * 1e8 : total + before * 1e4
      biggest = token.unit
      section = 0
      smallest = token.unit
      pending = undefined
    }
  }
  // 一百二 and 一万一 leave out a unit; only what follows 十 or a zero, fills all places (2万5288), or is a decimal part is
  // certain.
  if (pending && pending.value >= 1) {
    if (pending.value >= smallest) return undefined
    if (!pending.isAfterZero && 10 ** pending.digits !== smallest) return undefined
  }
  return exact(total + section + (pending?.value ?? 0))
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const word = TOKEN.exec(text)?.[0]
    if (word === undefined) return undefined
    const unit = UNITS[word]
    tokens.push(unit === undefined ? valueOf(word, tokens.length > 0) : { unit })
  }
  return tokens
}

function valueOf(word: string, isAfterUnit: boolean): Token {
  const arabic = word.replace(/^[〇零]+/, '')
  if (/^[0-9]/.test(arabic))
    return { value: Number(arabic), length: 1, digits: arabic.length, isAfterZero: arabic !== word }
  const [whole = '', decimals = ''] = word.replaceAll('〇', '零').replaceAll('两', '二').split('点')
  const significant = isAfterUnit ? whole.replace(/^零+(?=.)/, '') : whole
  const digits = [...significant].map((digit) => DIGITS.indexOf(digit)).join('')
  const fraction = [...decimals].map((digit) => DIGITS.indexOf(digit)).join('')
  return {
    value: Number(`${digits || '0'}.${fraction || '0'}`),
    length: significant.length,
    digits: significant.length,
    isAfterZero: significant !== whole,
  }
}

/** 12.11 times 1e8 is a hair off in floating point; amounts here have at most four decimals. */
function exact(value: number): number {
  return Math.round(value * 1e4) / 1e4
}

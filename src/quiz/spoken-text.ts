// What a voice should say for a text of the bank. Voices guess at figures and read marks aloud, each in its own way, so
// figures are written out and marks become pauses before a voice gets them.

const DIGITS = '零一二三四五六七八九'
/** What 两 stands before when things are counted. 月, 日, 年, 等 and 级 take 二. */
const COUNTED =
  '个名位人件场条篇本支家期次天倍种类项款处所座栋户村县省市组队批届轮套份张把台辆艘只头棵亩斤吨里米秒小周本章节句字页口万千亿'
const DASHES = '[-–—~～]+'
const NUMBER = String.raw`\d+(?:\.\d+)?`

/**
 * What a figure is, tried in this order where a figure begins. None of them looks back: Safari before 16.4 would refuse
 * the whole file.
 */
const FIGURES: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  // 2021-12-07, 2019—2021年, 2021年
  [
    /(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/y,
    ([, year = '', month = '', day = '']) => `${oneByOne(year)}年${inWords(month)}月${inWords(day)}日`,
  ],
  [
    new RegExp(`(\\d{4})${DASHES}(\\d{4})(?=年)`, 'y'),
    ([, from = '', to = '']) => `${oneByOne(from)}到${oneByOne(to)}`,
  ],
  [/[12]\d{3}(?=年)/y, ([year = '']) => oneByOne(year)],
  // 10:30
  [/(\d{1,2})[:：]([0-5]\d)(?![\d:：])/y, ([, hour = '', minute = '']) => timeOfDay(hour, minute)],
  // Numbers that are names: telephones, hotlines, and whatever begins with a zero
  [
    /(0\d{2,3})-(\d{7,8})(?!\d)/y,
    ([, area = '', number = '']) => `${asTelephone(area)}，${asTelephone(number)}`,
  ],
  [/1\d{10}(?![\d.])/y, ([number = '']) => asTelephone(number)],
  [/\d{3,6}(?=热线|电话)/y, ([number = '']) => asTelephone(number)],
  [/0\d+(?![\d.])/y, ([number = '']) => oneByOne(number)],
  // 10-20%, 30%, 1/3
  [
    new RegExp(`(${NUMBER})${DASHES}(${NUMBER})([%‰])`, 'y'),
    ([, from = '', to = '', sign = '']) => `${shareOf(sign)}${inWords(from)}到${inWords(to)}`,
  ],
  [new RegExp(`(${NUMBER})([%‰])`, 'y'), ([, share = '', sign = '']) => `${shareOf(sign)}${inWords(share)}`],
  [
    /([1-9]\d?)\/([1-9]\d{0,2})(?![\d./])/y,
    ([, upper = '', lower = '']) => `${inWords(lower)}分之${inWords(upper)}`,
  ],
]
const PLAIN = new RegExp(NUMBER, 'y')
/** Between two figures. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\s*[+＋]\s*(?=\d)/y, '加'],
  [/\s*[−－]\s*(?=\d)/y, '减'],
  [/\s*[×✕]\s*(?=\d)/y, '乘'],
  [/\s*÷\s*(?=\d)/y, '除以'],
  [/\s*[=＝]\s*(?=\d)/y, '等于'],
  [new RegExp(`${DASHES}(?=\\d)`, 'y'), '到'],
]

/** The text with figures as words and marks as pauses; 2740余 becomes 两千七百四十余. No digit is left in it. */
export function spokenText(text: string): string {
  return withPauses(withWords(withPlainDigits(text)))
}

function withPlainDigits(text: string): string {
  return text
    .replace(/[①-⑳]/g, (mark) => `${mark.charCodeAt(0) - 0x245f}，`)
    .replace(/[０-９％．²³]/g, (sign) => sign.normalize('NFKC'))
    .replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(',', ''))
}

function withWords(text: string): string {
  let words = ''
  let at = 0
  while (at < text.length) {
    if (!/\d/.test(text.charAt(at))) {
      // Other numerals, such as ½, have no name here.
      words += text.charAt(at).replace(/\p{N}/u, '')
      at += 1
      continue
    }
    const figure = figureAt(text, at)
    words += figure.words
    at += figure.length
    const sign = signAt(text, at)
    words += sign.words
    at += sign.length
  }
  return words
}

interface Spoken {
  readonly words: string
  /** How many characters of the text it stands for. */
  readonly length: number
}

function figureAt(text: string, at: number): Spoken {
  for (const [pattern, say] of FIGURES) {
    const parts = matchAt(pattern, text, at)
    if (parts) return { words: say(parts), length: parts[0].length }
  }
  const [number] = matchAt(PLAIN, text, at) ?? [text.charAt(at)]
  const next = text.charAt(at + number.length)
  const isTwoOfThem = number === '2' && text.charAt(at - 1) !== '第' && next !== '' && COUNTED.includes(next)
  return { words: isTwoOfThem ? '两' : inWords(number), length: number.length }
}

function signAt(text: string, at: number): Spoken {
  for (const [pattern, words] of SIGNS) {
    const parts = matchAt(pattern, text, at)
    if (parts) return { words, length: parts[0].length }
  }
  return { words: '', length: 0 }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function timeOfDay(hour: string, minute: string): string {
  if (minute === '00') return `${inWords(hour)}点整`
  return `${inWords(hour)}点${minute.startsWith('0') ? '零' : ''}${inWords(minute)}分`
}

function withPauses(text: string): string {
  return text
    .replace(/_{2,}|＿+|（[\s　]*）|\([\s　]*\)/g, '，空格，')
    .replace(/[→《》〈〉“”‘’"「」『』（）()【】[\]_—–…·•～~|/\s　]+/gu, '，')
    .replace(/，*([。；：！？、])，*/g, '$1')
    .replace(/，{2,}/g, '，')
    .replace(/^[，、；：]+|[，、]+$/g, '')
}

/** 二七四零: each digit by itself. */
function oneByOne(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)]).join('')
}

/** As numbers are dictated: 1 is 幺, which is not mistaken for 七. */
function asTelephone(digits: string): string {
  return oneByOne(digits).replaceAll('一', '幺')
}

function shareOf(sign: string): string {
  return sign === '%' ? '百分之' : '千分之'
}

function inWords(number: string): string {
  const [whole = '', decimals] = number.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '')
  const words = digits.length > 16 ? oneByOne(digits) : integerInWords(digits)
  return decimals === undefined ? words : `${words}点${oneByOne(decimals)}`
}

/** Up to sixteen digits, in groups of four: 亿亿 does not occur. */
function integerInWords(digits: string): string {
  if (digits === '0') return '零'
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end))
  const units = ['', '万', '亿', '万亿']
  let words = ''
  let isZeroOwed = false
  for (const [at, group] of groups.entries()) {
    const value = Number(group)
    if (value === 0) {
      isZeroOwed = words !== ''
      continue
    }
    const needsZero = words !== '' && (isZeroOwed || value < 1000)
    words += `${needsZero ? '零' : ''}${groupInWords(value, words === '')}${units[groups.length - 1 - at] ?? ''}`
    isZeroOwed = false
  }
  return words.replace(/^二(?=[万亿])/, '两').replace(/亿二万/, '亿两万')
}

/** One to 9999. */
function groupInWords(value: number, isFirst: boolean): string {
  let words = ''
  let isZeroOwed = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) {
      isZeroOwed = words !== ''
      continue
    }
    words += isZeroOwed ? '零' : ''
    isZeroOwed = false
    if (unit === 10 && digit === 1 && isFirst && words === '') words += '十'
    else if (digit === 2 && (unit === 1000 || (unit === 100 && words === ''))) words += `两${name}`
    else words += `${DIGITS[digit] ?? ''}${name}`
  }
  return words
}

// The text of a piece of HTML, with line breaks where it breaks lines. Scripts and styles are dropped, never run.
import { LOST } from './draft.ts'

/** Ends at the next tag, so that a text of nothing but `<` costs no more than any other. */
const TAG = /<(\/?)([a-z][a-z0-9:]*)[^<>]*>/gi
const BREAKS = /^(br|p|div|li|tr|h\d|table|ul|ol|dd|dt|blockquote)$/
const HIDDEN = /^(script|style|head|title|xml)$/
const LOST_BY_TAG: Readonly<Record<string, string>> = {
  img: LOST.picture,
  svg: LOST.picture,
  math: LOST.formula,
  audio: LOST.sound,
}

export function htmlText(html: string): string {
  const text: string[] = []
  let at = 0
  let hidden = ''
  const source = withoutComments(html)
  for (const match of source.matchAll(TAG)) {
    const [whole, slash, tag = ''] = match
    const name = tag.toLowerCase()
    if (!hidden) text.push(source.slice(at, match.index))
    at = match.index + whole.length
    if (hidden) hidden = slash && name === hidden ? '' : hidden
    else if (!slash && HIDDEN.test(name)) hidden = name
    else if (BREAKS.test(name)) text.push('\n')
    else if (/^t[dh]$/.test(name) && slash) text.push('\t')
    else if (!slash) text.push(LOST_BY_TAG[name] ?? '')
  }
  if (!hidden) text.push(source.slice(at))
  return decodeEntities(text.join(''))
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
}

function withoutComments(html: string): string {
  const parts: string[] = []
  let at = 0
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', at)) {
    const end = html.indexOf('-->', start + 4)
    if (end === -1) break
    parts.push(html.slice(at, start))
    at = end + 3
  }
  return parts.join('') + html.slice(at)
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  radic: '√',
  divide: '÷',
  deg: '°',
  rarr: '→',
}

export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

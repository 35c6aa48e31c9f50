// Word's own list numbers: they stand in numbering.xml and in no text, so they are counted here.
import { readXml } from '../xml.ts'

interface Level {
  start: number
  format: string
  label: string
}

interface List {
  readonly abstract: string
  readonly starts: Map<number, number>
}

export interface Numbering {
  readonly levels: ReadonlyMap<string, readonly Level[]>
  readonly lists: ReadonlyMap<string, List>
}

export function readNumbering(xml: string): Numbering {
  const levels = new Map<string, Level[]>()
  const lists = new Map<string, List>()
  let abstract: Level[] | undefined
  let level: Level | undefined
  let list: List | undefined
  let overridden = 0
  readXml(xml, {
    open(name, attribute) {
      const value = attribute('val')
      if (name === 'abstractNum') levels.set(attribute('abstractNumId'), (abstract = []))
      else if (name === 'lvl' && abstract && !list) {
        level = { start: 1, format: 'decimal', label: '' }
        abstract[Math.min(8, Number(attribute('ilvl')) || 0)] = level
      } else if (name === 'start' && level) level.start = Number(value) || 0
      else if (name === 'numFmt' && level) level.format = value
      else if (name === 'lvlText' && level) level.label = value
      else if (name === 'num') lists.set(attribute('numId'), (list = { abstract: '', starts: new Map() }))
      else if (name === 'abstractNumId' && list) Object.assign(list, { abstract: value })
      else if (name === 'lvlOverride') overridden = Number(attribute('ilvl')) || 0
      else if (name === 'startOverride' && list) list.starts.set(overridden, Number(value) || 0)
    },
    close(name) {
      if (name === 'lvl') level = undefined
      else if (name === 'abstractNum') abstract = undefined
      else if (name === 'num') list = undefined
    },
    text() {},
  })
  return { levels, lists }
}

/** Counts through a document and returns the label before each paragraph. */
export function labelMaker({ levels, lists }: Numbering): (listId: string, depth: number) => string {
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return (listId, depth) => {
    const list = lists.get(listId)
    const all = list ? levels.get(list.abstract) : undefined
    const level = all?.[depth]
    if (!list || !all || !level || level.format === 'bullet' || level.format === 'none') return ''
    const counted = counts.get(list.abstract) ?? []
    counts.set(list.abstract, counted)
    const starts = list.starts.get(depth)
    if (starts !== undefined && !begun.has(`${listId}/${depth}`)) counted[depth] = starts
    else counted[depth] = (counted[depth] ?? level.start - 1) + 1
    begun.add(`${listId}/${depth}`)
    counted.length = depth + 1
    const label = level.label.replace(/%(\d)/g, (_, at: string) => {
      const shown = all[Number(at) - 1]
      return shown ? written(counted[Number(at) - 1] ?? shown.start, shown.format) : ''
    })
    if (!label) return ''
    return /[\p{L}\p{N}]$/u.test(label) ? `${label}. ` : `${label} `
  }
}

const CHINESE = '零一二三四五六七八九'

function written(number: number, format: string): string {
  if (/letter/i.test(format)) {
    const letter = String.fromCharCode(65 + ((number - 1) % 26))
    return format.startsWith('lower') ? letter.toLowerCase() : letter
  }
  if (/chinese|japaneseCounting|ideograph|taiwanese/i.test(format) && number > 0 && number < 100) {
    const [tens, ones] = [Math.floor(number / 10), number % 10]
    return `${tens > 1 ? CHINESE.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? CHINESE.charAt(ones) : ''}`
  }
  return String(number)
}

// One wrong bracket must not hide a whole file: cut the text at its facts, so that each can be read by itself.

const FACT_START = /^\s*- id: *["']?s\d+p\d+-\d+["']? *(?:#.*)?$/

/**
 * Cuts a chapter file into files of one fact each. Every part keeps the head (`chapter:`, `facts:`) and stays on its
 * line numbers: what is left out is replaced by empty lines.
 */
export function splitFacts(text: string): readonly string[] {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, index) => (FACT_START.test(line) ? [index] : []))
  const first = starts[0]
  if (first === undefined) return [text]
  const head = lines.slice(0, first)
  return starts.map((start, index) => {
    const gap = Array<string>(start - first).fill('')
    return [...head, ...gap, ...lines.slice(start, starts[index + 1])].join('\n')
  })
}

// YAML text to plain values with line numbers. Everything is text: `1.10` stays `1.10`, `true` stays `true`.
import { LineCounter, isNode, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'
import { error } from './problem.ts'
import type { Place, Problem } from './problem.ts'

/** A way into a value: keys and indexes from the top. */
export type Path = readonly (string | number)[]

export interface YamlSource {
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** Where the value at `path` is written; the nearest thing around it when it does not exist. */
  placeOf(path: Path): Place
}

/** Reads YAML without ever throwing; syntax faults come back as problems and `value` is then undefined. */
export function readYaml(file: string, text: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Place => ({ file, line: Math.max(1, lines.linePos(offset).line) })

  const faults = [...document.errors, ...document.warnings].map((fault) =>
    error({ place: placeAt(fault.pos[0]) }, `${firstLine(fault.message)}: ${adviceFor(fault.code)}`),
  )
  const problems = [...faults, ...swallowedSigns(document, placeAt)]
  return { value: problems.length > 0 ? undefined : document.toJS(), problems, placeOf }

  function placeOf(path: Path): Place {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return placeAt(node.range[0])
    }
    return { file, line: 1 }
  }
}

/** An unquoted `*` or `&` at the beginning of a text means something to YAML, which would lose the word behind it. */
function swallowedSigns(document: Document, placeAt: (offset: number) => Place): readonly Problem[] {
  const problems: Problem[] = []
  const report = (sign: string, offset = 0): void => {
    problems.push(error({ place: placeAt(offset) }, `a text begins with ${sign}: put it in quotes`))
  }
  visit(document, {
    Alias: (_key, alias) => report('*', alias.range?.[0]),
    Value: (_key, value) => (value.anchor === undefined ? undefined : report('&', value.range?.[0])),
  })
  return problems
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/:$/, '') ?? message
}

function adviceFor(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'this field stands twice, keep one'
  if (code === 'TAB_AS_INDENT') return 'indent with spaces, not tabs'
  return 'check the indentation, close brackets, and put a text that holds ": ", " #" or begins with a special sign in quotes'
}

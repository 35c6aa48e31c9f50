// Turns what the schema library says into something an author can act on.
import * as v from 'valibot'
import { error } from './problem.ts'
import type { Problem } from './problem.ts'
import type { Path, YamlSource } from './yaml-source.ts'

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Parses `input`, which stands at `path` of the source, with a schema. */
export function parseAt<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  source: YamlSource,
  path: Path,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.output }
  const id = idOf(input)
  const problems = result.issues.map((issue) => {
    const inside = keysOf(issue)
    const place = source.placeOf([...path, ...inside])
    return error({ place, ...(id === undefined ? {} : { id }) }, explain(issue, inside))
  })
  return { ok: false, problems }
}

function keysOf(issue: v.BaseIssue<unknown>): Path {
  return (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)))
}

function explain(issue: v.BaseIssue<unknown>, inside: Path): string {
  const name = inside.join('.') || 'this entry'
  const isObject = issue.type === 'strict_object'
  if (isObject && issue.expected === 'never') {
    return `unknown field ${name}: remove it or correct its name (a comma inside a text between { } needs quotes)`
  }
  if (isObject && issue.received === 'undefined') return `${name} is missing: add it`
  if (issue.type === 'variant' && issue.received === 'undefined')
    return `${name} is missing: ${issue.message}`
  if (issue.kind === 'validation' || ['picklist', 'variant'].includes(issue.type)) {
    return `${name}: ${issue.message} (found ${issue.received})`
  }
  return `${name} must be ${wordFor(issue.expected)}, found ${wordFor(issue.received)}`
}

function wordFor(type: string | null): string {
  if (type === 'Object') return 'a map (name: value)'
  if (type === 'Array') return 'a list ([…, …])'
  if (type === 'string' || type === 'unknown') return 'a text'
  if (type === null || type === 'undefined' || type === 'null') return 'nothing'
  return type
}

function idOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('id' in input)) return undefined
  return typeof input.id === 'string' ? input.id : undefined
}

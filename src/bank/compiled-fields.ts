// Narrow readers for the parts of a compiled file: each returns what it promises or throws.
import { WIRE_VERSION } from './wire-format.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A file that this build can read. */
export function currentVersion(value: unknown): Fields {
  const file = fields(value)
  if (file.version !== WIRE_VERSION)
    throw new TypeError(`version ${String(file.version)}, expected ${WIRE_VERSION}`)
  return file
}

export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('not an object')
  return value as Fields
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value
}

export function texts(value: unknown): readonly string[] {
  return list(value).map(text)
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text')
  return value
}

/** Runs a reader of a whole file; whatever it throws comes out saying that the file is damaged. */
export function orDamaged<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (fault) {
    throw new Error(
      `bank file “${what}” is damaged: ${fault instanceof Error ? fault.message : String(fault)}`,
      { cause: fault },
    )
  }
}

/**
 * Gives for equal texts always the same one. A thousand questions name the same few paragraphs, facts and forms, and each
 * would keep its copy for as long as the bank is open.
 */
export function sharing(): (text: string) => string {
  const first = new Map<string, string>()
  return (text) => {
    const known = first.get(text)
    if (known === undefined) first.set(text, text)
    return known ?? text
  }
}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json | undefined
}

/** One text for one value: names in the order of their letters, nothing that is undefined. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_, part: Json) => (isObject(part) ? inOrder(part) : part))
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((name) => [name, object[name]]),
  )
}

/**
 * Somebody's own words within a sentence of ours, kept from turning it around: what `<bdi>` does, for titles, labels and
 * pictures that hold plain text.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

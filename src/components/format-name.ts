import type { PresetId } from '../quiz/contest/rules.ts'

/** Name of a format: a custom one's own name, otherwise in the reader's language. */
export function formatName(
  rules: { readonly id: PresetId; readonly name: string },
  t: (key: string) => string,
): string {
  return rules.name || t(`formats.${rules.id}`)
}

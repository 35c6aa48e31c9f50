import type { PresetId } from '../quiz/contest/rules.ts'

/** What a format is called: a custom one by the name it was given, the others in the reader's language. */
export function formatName(
  rules: { readonly id: PresetId; readonly name: string },
  t: (key: string) => string,
): string {
  return rules.name || t(`formats.${rules.id}`)
}

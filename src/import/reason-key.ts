import type { Reason } from './reason.ts'

/** The key of its sentence in src/locales, for the page and for the command. */
export function reasonKey({ code }: Reason): string {
  return `import.reasons.${code}`
}

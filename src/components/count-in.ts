import { onBeforeUnmount, shallowRef } from 'vue'
import type { Component, ShallowRef } from 'vue'
import type { ContestRules } from '../quiz/contest/rules.ts'

/**
 * Counts to the start of a contest whose clock begins with it. The page shows `CountIn`, whatever it holds, and hands on what
 * it says when it is done.
 */
export function useCountIn(): {
  readonly CountIn: Readonly<ShallowRef<Component | undefined>>
  readonly counted: (goes: boolean) => void
  /** Nothing is started when it is called off, or the page is left meanwhile. */
  readonly startIn: (rules: ContestRules, start: () => Promise<void>) => Promise<void>
} {
  const CountIn = shallowRef<Component>()
  let settle: ((goes: boolean) => void) | null = null
  const counted = (goes: boolean): void => settle?.(goes)

  async function startIn({ clock }: ContestRules, start: () => Promise<void>): Promise<void> {
    if (clock.kind === 'none') return start()
    if (settle) return
    const goes = new Promise<boolean>((resolve) => (settle = resolve))
    try {
      const part: { readonly default: Component } | undefined = await import('./CountIn.vue').catch(
        () => undefined,
      )
      // Without its file the contest begins at once.
      if (part) CountIn.value = part.default
      else counted(true)
      // It stays until the question is shown.
      if (await goes) await start()
    } finally {
      settle = null
      CountIn.value = undefined
    }
  }

  onBeforeUnmount(() => counted(false))
  return { CountIn, counted, startIn }
}

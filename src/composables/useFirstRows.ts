import { computed, ref, watch } from 'vue'
import type { ComputedRef } from 'vue'

/**
 * A long list shown a page at a time, with a button for more. Simpler than a list that only holds what is on the screen,
 * and everything shown stays where find-in-page, screen readers and the scroll bar expect it. It begins again at the first
 * page when the list changes, or, for a list that changes under the hand of its reader, when `anew` does.
 */
export function useFirstRows<T>(
  all: () => readonly T[],
  step: number,
  anew: () => unknown = all,
): {
  readonly rows: ComputedRef<readonly T[]>
  readonly hidden: ComputedRef<number>
  readonly showMore: () => void
} {
  const shown = ref(step)
  watch(anew, () => (shown.value = step))
  return {
    rows: computed(() => all().slice(0, shown.value)),
    hidden: computed(() => Math.max(0, all().length - shown.value)),
    showMore: () => void (shown.value += step),
  }
}

import { onScopeDispose, ref, watch } from 'vue'
import type { Ref } from 'vue'

/** Whether the text continues below the bar at the bottom of the screen. */
export function useMoreBelow(
  end: () => HTMLElement | null | undefined,
  bar: () => HTMLElement | null | undefined,
): Readonly<Ref<boolean>> {
  const isBelow = ref(false)
  let observer: IntersectionObserver | undefined
  watch(
    end,
    (element) => {
      observer?.disconnect()
      isBelow.value = false
      if (!element || typeof IntersectionObserver === 'undefined') return
      observer = new IntersectionObserver(
        ([entry]) => {
          if (entry) isBelow.value = !entry.isIntersecting && entry.boundingClientRect.top > 0
        },
        { rootMargin: `0px 0px -${bar()?.offsetHeight ?? 0}px` },
      )
      observer.observe(element)
    },
    { flush: 'post', immediate: true },
  )
  onScopeDispose(() => observer?.disconnect())
  return isBelow
}

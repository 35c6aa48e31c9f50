import { onScopeDispose, ref } from 'vue'
import type { Ref } from 'vue'

/** Zoomed in by fingers, the visual viewport is small without a keyboard. */
const ZOOMED = 1.05

/**
 * How much of the page the on-screen keyboard covers, in CSS pixels. Zero where the browser makes the page smaller
 * instead (`interactive-widget=resizes-content` in index.html); Safari lays the keyboard over it.
 */
export function useKeyboardInset(
  page: Pick<Window, 'innerHeight' | 'visualViewport'> | undefined = globalThis.window,
): Readonly<Ref<number>> {
  const inset = ref(0)
  const viewport = page?.visualViewport
  if (!page || !viewport) return inset
  const measure = (): void => {
    const covered = page.innerHeight - viewport.height - viewport.offsetTop
    inset.value = viewport.scale > ZOOMED ? 0 : Math.max(0, Math.round(covered))
  }
  viewport.addEventListener('resize', measure)
  viewport.addEventListener('scroll', measure)
  onScopeDispose(() => {
    viewport.removeEventListener('resize', measure)
    viewport.removeEventListener('scroll', measure)
  })
  return inset
}

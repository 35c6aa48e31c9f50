import { onBeforeUnmount, onMounted } from 'vue'

/** What can be replaced in tests. */
export interface TickingOptions {
  readonly everyMs?: number
  readonly page?: Document
}

/**
 * Calls `tick` again and again while the component is there, and at once when the page comes back from the background,
 * where timers stand still. The tick must read a clock itself: how often it comes means nothing.
 */
export function useTicking(
  tick: () => void,
  { everyMs = 250, page = globalThis.document }: TickingOptions = {},
): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const onVisible = (): void => {
    if (page.visibilityState === 'visible') tick()
  }
  onMounted(() => {
    timer = setInterval(tick, everyMs)
    page.addEventListener('visibilitychange', onVisible)
    globalThis.addEventListener('pageshow', tick)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    page.removeEventListener('visibilitychange', onVisible)
    globalThis.removeEventListener('pageshow', tick)
  })
}

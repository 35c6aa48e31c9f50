import { readonly, ref } from 'vue'

// The hall display: the same pages for a projector, in large type and without bars. One state for the whole page.
const isOn = ref(false)

/** Whether the pages are shown for a hall. */
export const isHall = readonly(isOn)

/** `?display=hall`, before the `#` of the address or behind it. */
export function asksForHall(address: Pick<Location, 'search' | 'hash'>): boolean {
  const [, behind = ''] = address.hash.split('?')
  return [address.search, behind].some((query) => new URLSearchParams(query).get('display') === 'hall')
}

/** A tap can also enter full screen; if refused, the display stays in the window. */
export function enterHall(page: Document = document): void {
  isOn.value = true
  void page.documentElement.requestFullscreen?.().catch(() => undefined)
}

export function leaveHall(page: Document = document): void {
  isOn.value = false
  if (page.fullscreenElement) void page.exitFullscreen().catch(() => undefined)
}

/** Opened by address: without a tap, full screen is not allowed. */
export function showHall(): void {
  isOn.value = true
}

import { onBeforeUnmount, onMounted } from 'vue'
import { swipeOf } from './swipe.ts'
import type { Swipe, TouchPoint } from './swipe.ts'

const PASSIVE = { passive: true } as const
/** Fields move their own text, and what has its own way of being dragged says so by `touch-action`. */
const FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select'

/** Listens for swipes across the question. Passive, so that scrolling, zooming and taps are as if nobody listened. */
export function useSwipe(onSwipe: (swipe: Swipe) => void): void {
  let track: TouchPoint[] = []

  const pointOf = (touch: Touch, event: Event): TouchPoint => ({
    x: touch.clientX,
    y: touch.clientY,
    at: event.timeStamp,
  })

  function begin(event: TouchEvent): void {
    const [touch] = event.touches
    track = touch && event.touches.length === 1 && isFree(event.target) ? [pointOf(touch, event)] : []
  }

  function move(event: TouchEvent): void {
    const [touch] = event.touches
    if (event.touches.length > 1) track = []
    else if (touch && track.length > 0) track.push(pointOf(touch, event))
  }

  function end(event: TouchEvent): void {
    const [touch] = event.changedTouches
    const whole = touch && track.length > 0 ? [...track, pointOf(touch, event)] : []
    track = []
    const swipe = swipeOf(whole, innerWidth)
    if (swipe && !isSelecting()) onSwipe(swipe)
  }

  const cancel = (): void => void (track = [])
  const listeners = [
    ['touchstart', begin],
    ['touchmove', move],
    ['touchend', end],
    ['touchcancel', cancel],
  ] as const

  onMounted(() => listeners.forEach(([type, listen]) => document.addEventListener(type, listen, PASSIVE)))
  onBeforeUnmount(() => listeners.forEach(([type, listen]) => document.removeEventListener(type, listen)))
}

/** Whether a touch began on the question, and on nothing there that is moved by a finger itself. */
function isFree(target: EventTarget | null): boolean {
  const question = target instanceof Element ? target.closest('[data-testid=question]') : null
  // A page made larger by two fingers is moved about with one.
  if (!question || !(target instanceof Element) || (visualViewport?.scale ?? 1) > 1.01) return false
  if (target.closest(FIELDS)) return false
  for (let at: Element | null = target; at && at !== question; at = at.parentElement) {
    const { overflowX, touchAction } = getComputedStyle(at)
    if (touchAction === 'none') return false
    if (at.scrollWidth > at.clientWidth && ['auto', 'scroll'].includes(overflowX)) return false
  }
  return true
}

function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false
}

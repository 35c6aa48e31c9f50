import { nextTick } from 'vue'

/** As much of the document as is used here; older browsers have no view transitions. */
export interface ChangingPage {
  readonly visibilityState: DocumentVisibilityState
  startViewTransition?: (update: () => Promise<void>) => {
    readonly ready: Promise<unknown>
    readonly finished: Promise<unknown>
  }
}

let isComing = false

/**
 * Makes a change that shows something else, with a view transition where the browser has one and motion is welcome. The
 * change comes a frame later then; until it is made, further ones are dropped, so that a double tap is one step.
 */
export function changeView(
  change: () => void,
  page: ChangingPage = document,
  dislikesMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches,
): void {
  if (isComing) return
  if (!page.startViewTransition || page.visibilityState === 'hidden' || dislikesMotion()) return change()
  isComing = true
  const transition = page.startViewTransition(async () => {
    isComing = false
    change()
    await nextTick()
  })
  // Skipped by the browser, as when the next one begins: the change is made all the same.
  transition.ready.catch(() => undefined)
  transition.finished.catch(() => undefined)
}

/** Longer than two frames of a slow phone; frames do not come at all while a page is hidden. */
const AT_MOST_MS = 300

/** Resolves once the current document has been painted, so that later work does not delay it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, AT_MOST_MS)
    // A frame's callbacks run before it is painted, those of the next one after it.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })
}

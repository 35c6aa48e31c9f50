/** Long enough for a tap that follows the first paint at once to have got what it needs. */
const AFTER_LOAD_MS = 1500

/** Resolves when the page has loaded and nothing the reader waits for is likely to be under way. */
export function quiet(page: Window = window): Promise<void> {
  return new Promise((resolve) => {
    const later = (): void => void setTimeout(resolve, AFTER_LOAD_MS)
    if (page.document.readyState === 'complete') later()
    else page.addEventListener('load', later, { once: true })
  })
}

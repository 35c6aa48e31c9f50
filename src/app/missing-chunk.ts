const KEY = 'bainian-qianti/reloaded-for-chunk'

/**
 * After an update the files of the old build are gone, and a tab that still runs it fails on its next lazy page. One
 * reload brings the new build; never a second one within a minute, and none offline, where it would not help.
 */
export function reloadOnceWhenChunkIsGone(page: Window = window): void {
  page.addEventListener('vite:preloadError', (event) => {
    if (!page.navigator.onLine) return
    const last = Number(page.sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < 60_000) return
    page.sessionStorage.setItem(KEY, String(Date.now()))
    event.preventDefault()
    page.location.reload()
  })
}

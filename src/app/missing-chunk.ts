import { reloadOnce } from './reload-once.ts'

/**
 * After an update the files of the old build are gone, and a tab that still runs it fails on its next lazy page. One
 * reload brings the new build; none offline, where it would not help.
 */
export function reloadOnceWhenChunkIsGone(page: Window = window): void {
  page.addEventListener('vite:preloadError', (event) => {
    if (page.navigator.onLine && reloadOnce('chunk', page)) event.preventDefault()
  })
}

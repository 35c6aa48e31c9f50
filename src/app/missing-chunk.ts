import { reloadOnce } from './reload-once.ts'

/**
 * After an update the files of the old build are gone, and a tab that still runs it fails on its next lazy page. One
 * reload brings the new build, from the network or from the worker, which has all of it; none where there is neither. A
 * file that follows the app (scripts/later-files.ts) may simply not have come yet: the worker has no other.
 */
export function reloadOnceWhenChunkIsGone(page: Window = window): void {
  page.addEventListener('vite:preloadError', (event) => {
    // Typed as always there, but absent without a secure origin.
    const workers = page.navigator.serviceWorker as ServiceWorkerContainer | undefined
    const isLater = event.payload.message.includes('/assets/later/')
    const canCome = page.navigator.onLine || (Boolean(workers?.controller) && !isLater)
    if (canCome && reloadOnce('chunk', page)) event.preventDefault()
  })
}

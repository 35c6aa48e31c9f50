/** Taking over lasts a tenth of a second as a rule; a request that nothing followed by then is made again. */
const ASK_AGAIN_MS = 2000

/** What the change is made with: the browser's in the app, stand-ins in tests. */
export interface VersionChange {
  /** Whether the new version still waits. False also after another tab has let it in. */
  isWaiting(): boolean
  /** Asks the version that waits to take over. */
  ask(): void
  reload(): void
}

/**
 * Lets the waiting version take over and loads the page again, which the caller does when it has. The request goes from one
 * process to another and starts a third, any of which the system may stop: so it is repeated until the page is gone, and
 * where nothing waits any more, the new version is already there and the page is loaded at once.
 */
export function changeVersion({ isWaiting, ask, reload }: VersionChange): void {
  const attempt = (): void => {
    setTimeout(attempt, ASK_AGAIN_MS)
    if (isWaiting()) ask()
    else reload()
  }
  attempt()
}

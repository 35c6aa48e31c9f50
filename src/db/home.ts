// Under which names this copy of the app keeps what it keeps. All pages of one host share one storage, so each copy on it has
// names of its own, by the folder it is served from. src/app/before-paint.js settles them before anything else runs, and says
// why the first copy on a host has the plain ones.

/** Of a page or of a worker; of neither in a test. */
type SomeGlobal = Partial<Pick<Window, 'document' | 'name'>>

/**
 * Begins every name in Web Storage and of a lock. Ends in a mark that no folder has in it, so that no copy's names begin with
 * another's. A worker has no page to read it from: the page that starts it gives it this for a name (src/db/backup/jobs.ts).
 */
export const HOME: string =
  (globalThis as SomeGlobal).document?.documentElement.dataset['home'] ||
  (globalThis as SomeGlobal).name ||
  'bainian-qianti/'

export const DATABASE_NAME = HOME.slice(0, -1)

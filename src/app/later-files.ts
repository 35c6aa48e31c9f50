// What the worker does not precache: charts, English, backups, the importer, licences, old questions. The page fetches it when
// the app is at rest, so that the core is ready offline early; scripts/later-files.ts says which files these are.

/** As much of a registration as is used here. */
interface Scope {
  readonly scope: string
}

/**
 * Fetches every later file of this version that is not kept yet, one after the other, and drops those of earlier versions.
 * The worker answers from any cache of its folder (vite.config.ts). Rejects when a file did not come; what came is kept.
 */
export async function keepLaterFiles(
  { scope }: Scope,
  { caches, fetch }: Pick<Window, 'caches' | 'fetch'> = window,
): Promise<void> {
  const list = await fetch(new URL('later.json', scope))
  if (!list.ok) throw new Error(`later.json: ${list.status}`)
  const names = (await list.json()) as readonly string[]
  const wanted = new Set(names.map((name) => new URL(name, scope).href))
  // Deleting everything finds the caches of this folder by the end of their name.
  const cache = await caches.open(`bainian-qianti-later-${scope}`)
  for (const request of await cache.keys()) {
    if (!wanted.delete(request.url)) await cache.delete(request)
  }
  for (const address of wanted) await cache.add(address)
}

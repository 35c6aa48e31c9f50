// Question files that arrive from outside the page: shared by another app, or named by a link. Only files in the app's own
// folder are fetched, since other folders of a host may belong to anyone.

/** The folder that the app is served from. */
const folder = (): URL => new URL('./', document.baseURI)

/** A bank that whoever hosts the app offers with it: `banks/index.json`, docs/banks.md. */
export interface OfferedBank {
  /** Beside that list. */
  readonly file: string
  readonly title: string
}

const LIST = 'banks/index.json'
const MOST_OFFERED = 200

/**
 * What another app has shared, once. The worker has put it aside (scripts/share-target.ts). A shared text is a file without a
 * name. Undefined when there is nothing.
 */
export async function takeShared(): Promise<File | undefined> {
  const { href } = folder()
  const name = `bainian-qianti-shared-${href}`
  // Typed as always there, but absent without a secure origin.
  if (!('caches' in window) || !(await caches.has(name))) return undefined
  const response = await (await caches.open(name)).match(`${href}shared`)
  await caches.delete(name)
  if (!response) return undefined
  return new File([await response.blob()], decodeURIComponent(response.headers.get('X-Name') ?? ''))
}

/** What `?bank=` names, relative to the app's folder; it is taken out of the address, since it is asked for once. */
export function takeLink(): string | null {
  const { searchParams, pathname, hash } = new URL(location.href)
  const link = searchParams.get('bank')
  if (link !== null) history.replaceState(history.state, '', pathname + hash)
  return link
}

/** Undefined when it does not come, or is no file of the app's own folder. */
export async function fetchFile(address: string): Promise<File | undefined> {
  try {
    const url = new URL(address, folder())
    if (!url.href.startsWith(folder().href)) return undefined
    const response = await fetch(url)
    if (!response.ok) return undefined
    return new File([await response.blob()], decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))
  } catch {
    return undefined
  }
}

/** Empty without a list: most copies of the app offer no banks. */
export async function offeredBanks(): Promise<readonly OfferedBank[]> {
  const list = await fetchFile(LIST)
  try {
    const entries: unknown = JSON.parse((await list?.text()) ?? '[]')
    return Array.isArray(entries) ? entries.slice(0, MOST_OFFERED).flatMap(offeredBank) : []
  } catch {
    return []
  }
}

function offeredBank(entry: unknown): OfferedBank[] {
  const { file, title } = (entry ?? {}) as Readonly<Record<string, unknown>>
  return typeof file === 'string' && typeof title === 'string' ? [{ file: `banks/${file}`, title }] : []
}

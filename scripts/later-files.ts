import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** The folder of the files that the worker does not precache; below assets/, since their names hold a hash like all there. */
export const LATER_FOLDER = 'assets/later'

/** The list of them, precached with the version it belongs to. */
const LIST = 'later.json'

/** What nobody needs to answer a question: it follows when the app is at rest (src/app/later-files.ts). */
const LATER_ASSETS = ['retired.json']
const LATER_MODULES = [
  /\/src\/locales\/en\.json$/,
  /\/node_modules\/uplot\//,
  /\/node_modules\/qr\/decode\.js$/,
  /\/src\/db\/backup\/work\.ts$/,
  // What reads and writes files of other people, and writes questions; the list of banks is part of the app.
  /\/src\/pages\/banks\/(Import|Export|New|Scan|Show)\w+\.vue$/,
  /\/src\/stores\/importing\.ts$/,
  /\/src\/pages\/bank-edit\//,
  /\/src\/pages\/bank\/CopyQuestion\.vue$/,
  /\/src\/stores\/bank-editing\.ts$/,
]

/** Read by people under its own name, which has no hash: the list says behind a question mark what is in it. */
const PLAIN_FILE = 'licences.txt'

/** Puts the chunks of these modules into their folder and lists it. Workers go there by `worker.rolldownOptions`. */
export function laterFiles(): Plugin {
  return {
    name: 'later-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle)
        .filter((name) => name.startsWith(`${LATER_FOLDER}/`))
        .sort()
      if (names.length === 0) this.error(`no file was put into ${LATER_FOLDER}`)
      const plain = bundle[PLAIN_FILE]
      if (plain?.type !== 'asset') return this.error(`${PLAIN_FILE} is made before this list of later files`)
      const content = createHash('sha256').update(plain.source).digest('hex').slice(0, 12)
      const source = JSON.stringify([...names, `${PLAIN_FILE}?${content}`])
      this.emitFile({ type: 'asset', fileName: LIST, source })
    },
  }
}

// The worker's own; the code below is written into it as text.
declare const caches: {
  match(request: Request, options: { readonly ignoreSearch: boolean }): Promise<Response | undefined>
}

/**
 * How the worker answers for these files: from whatever cache has them. The page puts them there, once it has dropped those
 * of other versions (src/app/later-files.ts), so that the plain file needs no hash in its address.
 */
export const laterRoute = {
  urlPattern: /\/assets\/later\/|\/licences\.txt(\?|$)/,
  handler: async ({ request }: { readonly request: Request }): Promise<Response> =>
    (await caches.match(request, { ignoreSearch: true })) ?? fetch(request),
}

/** For `output.chunkFileNames`. */
export function chunkFileName({ moduleIds }: { readonly moduleIds: readonly string[] }): string {
  const isLater = moduleIds.some((id) => LATER_MODULES.some((module) => module.test(id)))
  return `${isLater ? LATER_FOLDER : 'assets'}/[name]-[hash].js`
}

/** For `output.assetFileNames`. */
export function assetFileName({ names }: { readonly names: readonly string[] }): string {
  const isLater = names.some((name) => LATER_ASSETS.includes(name))
  return `${isLater ? LATER_FOLDER : 'assets'}/[name]-[hash][extname]`
}

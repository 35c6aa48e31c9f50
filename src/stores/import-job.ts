// The page's end of reading and writing files: starts a worker, and ends it when it takes too long or is no longer wanted.
import { trustedAddress } from '../db/trusted-address.ts'
import workerAddress from '../import/import-worker.ts?worker&url'
import type { Message } from '../import/import-worker.ts'
import type { Results, Task } from '../import/work.ts'

export interface ImportJob<T> {
  /** Rejects with {@link Cancelled}, {@link Missing} or {@link TooSlow}, or when the file could not be had. */
  readonly result: Promise<T>
  cancel(): void
}

export class Cancelled extends Error {}
export class Missing extends Error {}
export class TooSlow extends Error {}

/** A damaged file can keep a reader busy for ever; no sound one takes near as long on an old phone. */
export const LONGEST_MS = 60_000

/** Never on the page itself: only a worker can be ended. */
export function startImportJob<T extends Task>(task: T): ImportJob<Results[T['do']]> {
  // Built as a classic script: Firefox had no module workers before version 114. Vite's own server gives modules.
  const worker = new Worker(trustedAddress('bainian-import', workerAddress), {
    type: import.meta.env.DEV ? 'module' : 'classic',
  })
  let cancel = (): void => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const result = new Promise<Results[T['do']]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('result' in data) resolve(data.result as Results[T['do']])
      else reject(new Error(data.failed))
    }
    // What goes wrong inside has a message; a file of its own that does not come has none.
    worker.onerror = ({ message }: Partial<ErrorEvent>) =>
      reject(message ? new Error(`the worker failed: ${message}`) : new Missing('the worker did not come'))
    cancel = () => reject(new Cancelled('cancelled'))
    timer = setTimeout(() => reject(new TooSlow('too slow')), LONGEST_MS)
    worker.postMessage(task)
  }).finally(() => {
    clearTimeout(timer)
    worker.terminate()
  })
  return { result, cancel: () => cancel() }
}

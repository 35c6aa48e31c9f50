// The page's side of the importer: starts a worker and stops it when it is cancelled or takes too long.
import { trustedAddress } from '../db/trusted-address.ts'
import workerAddress from '../import/import-worker.ts?worker&url'
import type { Progress } from '../import/collect.ts'
import type { Message } from '../import/import-worker.ts'
import { putTogether } from '../import/in-pieces.ts'
import type { Piece } from '../import/in-pieces.ts'
import type { Results, Task } from '../import/work.ts'

export interface ImportJob<T> {
  /** Rejects with {@link Cancelled}, {@link Missing} or {@link TooSlow}, or when the file cannot be read. */
  readonly result: Promise<T>
  cancel(): void
}

export class Cancelled extends Error {}
export class Missing extends Error {}
export class TooSlow extends Error {}

/** A damaged file can keep a parser busy forever. No valid file takes this long, even on an old phone. */
export const LONGEST_MS = 60_000

/** Always in a worker, since only a worker can be stopped. `tell` receives the progress. */
export function startImportJob<T extends Task>(task: T, tell: Progress): ImportJob<Results[T['do']]> {
  // Built as a classic script: Firefox had no module workers before version 114. Vite's own server gives modules.
  const worker = new Worker(trustedAddress('bainian-import', workerAddress), {
    type: import.meta.env.DEV ? 'module' : 'classic',
  })
  let cancel = (): void => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const pieces: Piece[] = []
  const result = new Promise<Results[T['do']]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('done' in data) tell(data.done, data.all)
      else if ('piece' in data) pieces.push(data)
      else if ('result' in data) resolve(putTogether(data.result, pieces) as Results[T['do']])
      else reject(new Error(data.failed))
    }
    // An error inside the worker has a message; a script that fails to load has none.
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

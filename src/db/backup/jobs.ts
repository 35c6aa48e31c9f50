// The page's end of long work: starts a worker, hands on its progress, and ends it when somebody changes their mind.

import workerAddress from './backup-worker.ts?worker&url'
import { HOME } from '../home.ts'
import { trustedAddress } from '../trusted-address.ts'
import type { Message } from './backup-worker.ts'
import type { ProgressReport } from './progress.ts'
import type { Results, Task } from './work.ts'

export interface Job<T> {
  /** Rejects with {@link Cancelled}, or with what storage has to say. */
  readonly result: Promise<T>
  /** Ends it. A merge that has not committed is undone by the browser; one that has stays. */
  cancel(): void
}

export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

export function startJob<T extends Task>(
  task: T,
  onProgress: (report: ProgressReport) => void,
): Job<Results[T['do']]> {
  // The result is that of the task: `work` promises as much, name by name.
  const job = 'Worker' in globalThis ? inWorker(task, onProgress) : onPage(task, onProgress)
  return job as Job<Results[T['do']]>
}

function inWorker(task: Task, onProgress: (report: ProgressReport) => void): Job<unknown> {
  // Built as a classic script: Firefox had no module workers before version 114. Vite's own server gives modules.
  const worker = new Worker(trustedAddress('bainian-backup', workerAddress), {
    type: import.meta.env.DEV ? 'module' : 'classic',
    // It has no page to tell it under which names this copy keeps things (src/db/home.ts).
    name: HOME,
  })
  let cancel = (): void => undefined
  const result = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('progress' in data) onProgress(data.progress)
      else if ('result' in data) resolve(data.result)
      else reject(Object.assign(new Error(data.failed.message), { name: data.failed.name }))
    }
    worker.onerror = (event) => reject(new Error(`the worker failed: ${event.message}`))
    cancel = () => reject(new Cancelled())
    worker.postMessage(task)
  }).finally(() => worker.terminate())
  return { result, cancel: () => cancel() }
}

function onPage(task: Task, onProgress: (report: ProgressReport) => void): Job<unknown> {
  let isCancelled = false
  const result = import('./work.ts').then(({ work }) =>
    work(task, async (report) => {
      onProgress(report)
      await new Promise((resolve) => setTimeout(resolve))
      if (isCancelled) throw new Cancelled()
    }),
  )
  return { result, cancel: () => (isCancelled = true) }
}

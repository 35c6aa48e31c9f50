// The worker's end of a job: one task, then its result. See jobs.ts for the page's end.

import type { ProgressReport } from './progress.ts'
import { work } from './work.ts'
import type { Results, Task, TaskName } from './work.ts'

export type Message =
  | { readonly progress: ProgressReport }
  | { readonly result: Results[TaskName] }
  | { readonly failed: { readonly name: string; readonly message: string } }

// The DOM library types this global as a window; in here it is a worker's.
const page = self as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null
  postMessage(message: Message): void
}

/** Often enough for the eye; a message for every part of a file would cost more than the reading. */
const REPORT_EVERY_MS = 100

page.onmessage = ({ data: task }) => {
  let last = 0
  let step = ''
  work(task, (progress) => {
    if (progress.step === step && performance.now() - last < REPORT_EVERY_MS) return
    last = performance.now()
    step = progress.step
    page.postMessage({ progress })
  }).then(
    (result) => page.postMessage({ result }),
    (error: unknown) => page.postMessage({ failed: nameAndMessage(error) }),
  )
}

function nameAndMessage(error: unknown): { name: string; message: string } {
  // Dexie's inner error tells the cause: a full disk arrives as an AbortError.
  const inner = (error as { inner?: unknown } | null)?.inner ?? error
  return inner instanceof Error || inner instanceof DOMException
    ? { name: inner.name, message: inner.message }
    : { name: 'Error', message: String(inner) }
}

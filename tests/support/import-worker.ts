// A worker that works at once, for tests of what the page does with it.
import type { Message } from '../../src/import/import-worker.ts'
import { inPieces } from '../../src/import/in-pieces.ts'
import { work } from '../../src/import/work.ts'
import type { Task } from '../../src/import/work.ts'

/** How many were ended. */
export const ended = { count: 0 }

export class WorkingWorker {
  onmessage: ((event: { readonly data: Message }) => void) | null = null
  onerror: ((event: { readonly message?: string }) => void) | null = null

  postMessage(task: Task): void {
    work(task, (done, all) => this.onmessage?.({ data: { done, all } })).then(
      (result) => {
        const { pieces, rest } = inPieces(result)
        for (const piece of pieces) this.onmessage?.({ data: piece })
        this.onmessage?.({ data: { result: rest } })
      },
      (error: unknown) => this.onmessage?.({ data: { failed: String(error) } }),
    )
  }

  terminate(): void {
    ended.count++
  }
}

/** As one that a damaged file keeps busy for ever. */
export class HangingWorker extends WorkingWorker {
  override postMessage(): void {
    // Says nothing.
  }
}

/** As where its file does not come. */
export class MissingWorker extends WorkingWorker {
  override postMessage(): void {
    this.onerror?.({})
  }
}

/** As one that fails while it reads. */
export class FailingWorker extends WorkingWorker {
  override postMessage(): void {
    this.onerror?.({ message: 'out of memory' })
  }
}

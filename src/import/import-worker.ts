// The worker's end: one task, how far it is, then its result. See src/stores/import-job.ts for the page's end.
import { inPieces, type Piece } from './in-pieces.ts'
import { work, type Results, type Task } from './work.ts'

export type Message =
  | { readonly done: number; readonly all: number }
  | Piece
  /** Without the lists that were sent in pieces. */
  | { readonly result: Results[Task['do']] }
  | { readonly failed: string }

// The DOM library types this global as a window; in here it is a worker's.
const page = self as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null
  postMessage(message: Message): void
}

page.onmessage = ({ data: task }) => {
  work(task, (done, all) => page.postMessage({ done, all })).then(
    (result) => {
      const { pieces, rest } = inPieces(result)
      for (const piece of pieces) page.postMessage(piece)
      page.postMessage({ result: rest })
    },
    (error: unknown) => page.postMessage({ failed: String(error) }),
  )
}

// The worker's end: one task, then its result. See src/stores/import-job.ts for the page's end.
import { work, type Results, type Task } from './work.ts'

export type Message = { readonly result: Results[Task['do']] } | { readonly failed: string }

// The DOM library types this global as a window; in here it is a worker's.
const page = self as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null
  postMessage(message: Message): void
}

page.onmessage = ({ data: task }) => {
  work(task).then(
    (result) => page.postMessage({ result }),
    (error: unknown) => page.postMessage({ failed: String(error) }),
  )
}

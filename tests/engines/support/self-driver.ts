// A script for pages that nobody drives: starts a round or goes on with it, tells what the log holds and where it
// stands, and answers question after question.
import type { Answer } from '../../../src/quiz/question.ts'
import { autopilot, STEP_MS } from '../../browser/support/autopilot.ts'
import type { Report } from '../../browser/support/autopilot.ts'

/** What a page found when it was loaded. */
export interface Opening {
  /** Questions in the log, in its order. */
  readonly logged: readonly string[]
  readonly plan: readonly string[]
  /** The question on the screen. */
  readonly at: string
}

export type SelfReport = { readonly opening: Opening } | Report

export function selfDriving(answers: Readonly<Record<string, Answer>>): string {
  return `
    const autopilot = ${autopilot.toString()}
    void (${drive.toString()})(() => autopilot([${JSON.stringify(answers)}, Infinity, ${STEP_MS}]))`
}

async function drive(play: () => void): Promise<void> {
  const { report } = window as unknown as { report: (what: { opening: Opening }) => void }
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
  const shown = async (name: string): Promise<HTMLElement> => {
    for (;;) {
      const element = document.querySelector<HTMLElement>(`[data-testid=${name}]`)
      if (element) return element
      await pause()
    }
  }
  const rows = <T>(table: string): Promise<T[]> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open('bainian-qianti')
      request.onerror = () => reject(new Error(String(request.error)))
      request.onsuccess = () => {
        const reading = request.result.transaction(table).objectStore(table).getAll()
        reading.onsuccess = () => (request.result.close(), resolve(reading.result as T[]))
        reading.onerror = () => reject(new Error(String(reading.error)))
      }
    })

  if (location.search === '?new') {
    // What is stored is what the next opening asks for.
    history.replaceState(null, '', location.pathname + '#/practice')
    dispatchEvent(new PopStateEvent('popstate'))
    ;(await shown('scope-chapter')).click()
    const chapter = (await shown('chapter')) as HTMLSelectElement
    chapter.value = 's4'
    chapter.dispatchEvent(new Event('change'))
    ;(await shown('count-all')).click()
    await pause()
    ;(await shown('practice-start')).click()
  } else if (!location.hash.startsWith('#/session')) (await shown('resume')).click()

  const question = await shown('question')
  const session = question.dataset['sessionId']
  for (;;) {
    // A first round is on the screen before it is stored.
    const sessions = await rows<{ id: string; session: { plan: { questions: string[] } } }>('sessions').catch(
      () => [],
    )
    const plan = sessions.find(({ id }) => id === session)?.session.plan.questions
    if (plan) {
      const logged = (await rows<{ question: string }>('attempts')).map(({ question }) => question)
      report({ opening: { logged, plan, at: (await shown('question')).dataset['questionId'] ?? '' } })
      break
    }
    await pause()
  }
  play()
}

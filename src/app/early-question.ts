// The question that src/app/early-question.js drew before the app was loaded, and the input it received since.
import { nextTick } from 'vue'
import { wait } from '../db/open-storage.ts'
import type { QuestionId } from '../quiz/question.ts'
import type { SessionId } from '../quiz/session.ts'
import type { ShownOpening } from '../stores/rounds.ts'

interface EarlyQuestion extends ShownOpening {
  readonly chosen: readonly string[]
}

/** Longer holds are not presses. */
const LONGEST_PRESS_MS = 1000
/** A release is followed by its click and by the change of address within this. */
const AFTER_RELEASE_MS = 50

/** Resolves when nothing is held down in the page: a press that the coming of the app cuts in two would do nothing. */
export async function released(page: Document = document): Promise<void> {
  const isHeld = (): boolean => page.getElementById('app')?.dataset['held'] === 'down'
  if (!isHeld()) return
  const latest = Date.now() + LONGEST_PRESS_MS
  while (isHeld() && Date.now() < latest) await wait(20)
  await wait(AFTER_RELEASE_MS)
}

/** Null when the page shows something else. */
export function earlyQuestion(page: Document = document): EarlyQuestion | null {
  const { questionId, sessionId, shownAt } =
    page.querySelector<HTMLElement>('#app article[data-shown-at]')?.dataset ?? {}
  if (!questionId || !sessionId) return null
  const inputs = inputsOf(page)
  return {
    // The script read them from the bank and from the note, or made the session's as this app does.
    question: questionId as QuestionId,
    session: sessionId as SessionId,
    order: inputs.map(({ value }) => value),
    shownAt: Number(shownAt),
    chosen: inputs.filter(({ checked }) => checked).map(({ value }) => value),
  }
}

/**
 * Draws the app in the place of what stood in the page. What was chosen there is chosen in the app, what was pressed is
 * pressed (on a question the last only), and focus and place stay where they were.
 */
export async function takeOver(mount: () => void, page: Document = document): Promise<void> {
  await released(page)
  const early = earlyQuestion(page)
  const pressed = (page.getElementById('app')?.dataset['pressed'] ?? '').split(' ').filter(Boolean)
  const focused = page.activeElement
  const place = page.defaultView?.scrollY ?? 0
  mount()
  for (const part of page.querySelectorAll('body > template, #opening-questions')) part.remove()
  // On 今日 each once: a size for the text, and then a round.
  if (!early) return new Set(pressed).forEach((name) => press(name, page))
  if (!(await isAsked(early.question, page))) return

  for (const input of inputsOf(page)) {
    const isChosen = early.chosen.includes(input.value)
    if (input.checked !== isChosen && (isChosen || input.type === 'checkbox')) input.click()
  }
  // A choice makes the button usable.
  await nextTick()
  const same =
    focused instanceof HTMLInputElement
      ? inputsOf(page).find(({ value }) => value === focused.value)
      : page.getElementById(focused?.id ?? '')
  same?.focus({ preventScroll: true })
  if (place > 0) page.defaultView?.scrollTo({ top: place })
  const last = pressed.at(-1)
  if (last) press(last, page)
}

function press(name: string, page: Document): void {
  page.querySelector<HTMLElement>(`#app [data-testid="${CSS.escape(name)}"]`)?.click()
}

function inputsOf(page: Document): HTMLInputElement[] {
  return [...page.querySelectorAll<HTMLInputElement>('#app [data-testid=option]')]
}

/** Resolves when the app asks something, to whether it is this question; its page takes a few turns to find it. */
async function isAsked(question: QuestionId, page: Document): Promise<boolean> {
  const asked = (): HTMLElement | null => page.querySelector('#app [data-testid=question]')
  if (!asked())
    await new Promise<void>((found) => {
      const observer = new MutationObserver(() => {
        if (!asked()) return
        observer.disconnect()
        found()
      })
      observer.observe(page.body, { childList: true, subtree: true })
    })
  return asked()?.dataset['questionId'] === question
}

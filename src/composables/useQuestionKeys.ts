import { onBeforeUnmount, onMounted } from 'vue'

/** Keyboard actions of the question screen. */
export interface QuestionKeyActions {
  /** 1–9 or A–F: the option at that place, counted from 0. */
  readonly pick: (place: number) => void
  /** Enter: confirm, and then on to the next. */
  readonly proceed: () => void
  /** Left and right arrow: the question before or after. */
  readonly step: (by: 1 | -1) => void
  /** R: read aloud, or fall silent. */
  readonly read?: () => void
  /** H: the hall display, and back. */
  readonly hall?: () => void
  /** ?: which keys there are. */
  readonly help?: () => void
}

/** The action of a key; null when the focused element handles it. */
export function keyMeaning(
  event: Pick<
    KeyboardEvent,
    'key' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat' | 'target'
  >,
):
  | { readonly do: 'pick'; readonly place: number }
  | { readonly do: 'proceed' }
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'read' | 'hall' | 'help' }
  | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  // A note takes every key, and Enter is a line break there.
  if (event.target instanceof HTMLTextAreaElement) return null
  // While an input method is open, Enter chooses a word and digits choose candidates. Safari has closed it by the time
  // it reports that Enter, and tells only by the code 229.
  if (event.isComposing || event.keyCode === 229) return null
  // A key held down must not confirm and then leave the feedback unread.
  if (event.repeat && !event.key.startsWith('Arrow')) return null
  const tag = tagOf(event.target)
  const writes = tag === 'text' || tag === 'select'
  if (event.key === 'Enter') return tag === 'button' || tag === 'select' ? null : { do: 'proceed' }
  if (writes) return null
  if (event.key === 'ArrowLeft') return { do: 'step', by: -1 }
  if (event.key === 'ArrowRight') return { do: 'step', by: 1 }
  if (/^[1-9]$/.test(event.key)) return { do: 'pick', place: Number(event.key) - 1 }
  if (/^[a-f]$/i.test(event.key)) return { do: 'pick', place: event.key.toLowerCase().charCodeAt(0) - 97 }
  if (event.key === '?' || event.key === '？') return { do: 'help' }
  if (/^[rh]$/i.test(event.key)) return { do: event.key.toLowerCase() === 'r' ? 'read' : 'hall' }
  return null
}

function tagOf(target: EventTarget | null): 'text' | 'select' | 'button' | 'other' {
  if (!(target instanceof HTMLElement)) return 'other'
  if (target instanceof HTMLInputElement) return target.type === 'text' ? 'text' : 'other'
  if (target instanceof HTMLSelectElement) return 'select'
  return target.closest('button, a, summary') ? 'button' : 'other'
}

/** Listens on the page while the component is there; a dialog that is open keeps the keys for itself. */
export function useQuestionKeys(actions: QuestionKeyActions, page: Document = globalThis.document): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || page.querySelector('dialog[open]')) return
    const meaning = keyMeaning(event)
    if (!meaning) return
    event.preventDefault()
    if (meaning.do === 'pick') actions.pick(meaning.place)
    else if (meaning.do === 'step') actions.step(meaning.by)
    else actions[meaning.do]?.()
  }
  onMounted(() => page.addEventListener('keydown', onKey))
  onBeforeUnmount(() => page.removeEventListener('keydown', onKey))
}

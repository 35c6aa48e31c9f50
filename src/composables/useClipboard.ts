import { ref } from 'vue'
import type { Ref } from 'vue'

/** `refused`: there is no clipboard (pages without https have none) or the browser forbids it. */
export type CopyState = 'idle' | 'copying' | 'copied' | 'refused'

/** Copies a text and says how that went. */
export function useClipboard(
  clipboardOf: () => Pick<Clipboard, 'writeText'> | undefined = () => navigator.clipboard,
): { readonly state: Readonly<Ref<CopyState>>; readonly copy: (text: string) => Promise<void> } {
  const state = ref<CopyState>('idle')

  async function copy(text: string): Promise<void> {
    state.value = 'copying'
    try {
      const clipboard = clipboardOf()
      await clipboard?.writeText(text)
      state.value = clipboard ? 'copied' : 'refused'
    } catch {
      state.value = 'refused'
    }
  }

  return { state, copy }
}

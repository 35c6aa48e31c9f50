import { defineAsyncComponent } from 'vue'
import type { Component } from 'vue'
import { loadWords } from '../locales/i18n.ts'

/**
 * A part of a page in a file of its own, with the words that only such files say. For extras that a page does without:
 * where the file does not come, nothing is shown in its place.
 */
export function lazyPart<T extends Component>(load: () => Promise<{ readonly default: T }>): T {
  return defineAsyncComponent({
    loader: async () => {
      const [part] = await Promise.all([load(), loadWords()])
      return part.default
    },
    errorComponent: { render: () => null },
  }) as unknown as T
}

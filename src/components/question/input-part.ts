import { defineAsyncComponent, defineComponent, h } from 'vue'
import type { Component } from 'vue'
import { loadWords, useI18n } from '../../locales/i18n.ts'

/** Stands where the input would be. */
const Missing = defineComponent(() => {
  const { t } = useI18n()
  return () => h('p', { role: 'alert' }, t('session.failed.text'))
})

/** The input of a rarer form, in a file of its own: without it the question cannot be answered, and the page says so. */
export function inputPart<T extends Component>(load: () => Promise<{ readonly default: T }>): T {
  return defineAsyncComponent({
    loader: async () => {
      const [part] = await Promise.all([load(), loadWords()])
      return part.default
    },
    errorComponent: Missing,
    delay: 0,
  }) as unknown as T
}

// Reaches the stores of the running app: a scene that a browser makes only once in a while is set up by hand.
import type { Page } from '@playwright/test'

interface App {
  readonly config: { readonly globalProperties: { readonly $pinia: Pinia } }
}
interface Pinia {
  readonly _s: ReadonlyMap<string, Record<string, unknown>>
}

/** Sets parts of a store's state. `'call'` stands for a function that does nothing, which cannot be handed to a page. */
export async function setState(
  page: Page,
  store: string,
  state: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.evaluate(
    ([store, state]) => {
      const root = document.querySelector('#app') as unknown as { readonly __vue_app__: App }
      const found = root.__vue_app__.config.globalProperties.$pinia._s.get(store)
      if (!found) throw new Error(`there is no store ${store} yet`)
      for (const [name, value] of Object.entries(state))
        found[name] = value === 'call' ? () => undefined : value
    },
    [store, state] as const,
  )
}

/** What the settings page does, at once and without opening it. */
export async function changeSettings(page: Page, part: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate((part) => {
    const root = document.querySelector('#app') as unknown as { readonly __vue_app__: App }
    const settings = root.__vue_app__.config.globalProperties.$pinia._s.get('settings') as unknown as {
      readonly change: (part: object) => void
    }
    settings.change(part)
  }, part)
}

import { onScopeDispose, ref, watchEffect } from 'vue'

/** Applies the display settings to the page. */
export interface Look {
  readonly theme: 'auto' | 'light' | 'dark'
  /** Percent. */
  readonly textScale: number
  readonly contrast: 'auto' | 'more'
  readonly largeTargets: boolean
}

/** Writes the look onto the root element, where src/styles/tokens.css reads it, and follows the system's own wishes. */
export function useLook(look: () => Look, page: Pick<Window, 'document' | 'matchMedia'> = window): void {
  const root = page.document.documentElement
  const asksForContrast = page.matchMedia('(prefers-contrast: more)')
  const isAsked = ref(asksForContrast.matches)
  const onAsked = (): void => void (isAsked.value = asksForContrast.matches)
  asksForContrast.addEventListener('change', onAsked)
  onScopeDispose(() => asksForContrast.removeEventListener('change', onAsked))

  watchEffect(() => {
    const { theme, textScale, contrast, largeTargets } = look()
    set('theme', theme === 'auto' ? null : theme)
    set('contrast', contrast === 'more' || isAsked.value ? 'more' : null)
    set('targets', largeTargets ? 'large' : null)
    root.style.setProperty('--text-scale', String(textScale / 100))
  })

  function set(name: string, value: string | null): void {
    if (value === null) delete root.dataset[name]
    else root.dataset[name] = value
  }
}

import { loadWords, useI18n } from '../locales/i18n.ts'

let observer: MutationObserver | undefined

/**
 * Names the document by the heading of its page, which on some pages comes later, and hands it the focus that the page
 * itself has. A question is no name.
 */
export async function nameByHeading(page: HTMLElement, isQuestion = false): Promise<void> {
  await loadWords()
  const { t } = useI18n()
  observer?.disconnect()
  observer = new MutationObserver(look)
  observer.observe(page, { childList: true, subtree: true })
  look()

  function look(): void {
    const heading = page.querySelector('h1')
    if (!heading) return
    observer?.disconnect()
    const names = [isQuestion ? t('session.title') : heading.textContent, t('app.title')]
    document.title = [...new Set(names)].join(' · ')
    if (document.activeElement !== page) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }
}

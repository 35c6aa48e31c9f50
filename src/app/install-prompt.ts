import { useAppStatusStore } from '../stores/app-status.ts'

/** Chromium's event; the DOM library does not know it. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

/** Defers the browser's install prompt: it is offered after the first round. */
export function keepInstallPrompt(page: Window = window): void {
  const status = useAppStatusStore()
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    status.install = async () => {
      // A prompt opens once; the browser sends a new event if there may be another.
      status.install = null
      return (await (event as InstallPromptEvent).prompt()).outcome === 'accepted'
    }
  })
  page.addEventListener('appinstalled', () => (status.install = null))
}

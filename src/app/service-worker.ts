import { Workbox } from 'workbox-window'
import { trustedAddress } from '../db/trusted-address.ts'
import { useAppStatusStore } from '../stores/app-status.ts'
import { changeVersion } from './change-version.ts'
import { keepLaterFiles } from './later-files.ts'

const WORKER_ADDRESS = './sw.js'

/**
 * Registers the worker that makes the app start without a network. `register` refuses a plain string under Trusted
 * Types, so the one fixed address goes through a policy of its own; anything else is refused by it.
 */
export function registerServiceWorker(): void {
  const status = useAppStatusStore()
  if (import.meta.env.DEV) return status.notReady('unsupported', 'development server')
  if (!('serviceWorker' in navigator))
    return status.notReady('unsupported', 'no service worker in this browser')

  // The worker of a folder above may be at work here until ours comes.
  const hadWorker =
    navigator.serviceWorker.controller?.scriptURL === new URL(WORKER_ADDRESS, document.baseURI).href
  const workbox = new Workbox(trustedAddress('bainian-worker', WORKER_ADDRESS))

  workbox.addEventListener('activated', () => {
    status.becameReady()
    void registering.then(keepLater)
  })
  workbox.addEventListener('redundant', () => {
    if (status.offline !== 'ready') status.notReady('failed', 'the worker was discarded while installing')
  })
  // Asked for by the notice, never by itself; the page that asked reloads, others go on with what they have loaded.
  const registering = workbox.register()
  workbox.addEventListener('waiting', () => void registering.then(offerUpdate))

  async function keepLater(registration: ServiceWorkerRegistration | undefined): Promise<void> {
    if (!registration) return
    const isKept = await keepLaterFiles(registration).then(
      () => true,
      () => false,
    )
    status.laterFiles = isKept ? 'ready' : 'failed'
    // What did not come is tried again when the line is back.
    if (!isKept) addEventListener('online', () => void keepLater(registration), { once: true })
  }

  function offerUpdate(registration: ServiceWorkerRegistration | undefined): void {
    let isChanging = false
    status.update = () => {
      if (isChanging) return
      isChanging = true
      const reload = (): void => location.reload()
      workbox.addEventListener('controlling', reload)
      changeVersion({
        isWaiting: () => Boolean(registration?.waiting),
        ask: () => workbox.messageSkipWaiting(),
        reload,
      })
    }
  }

  registering
    .then((registration) => {
      if (!registration?.active || !hadWorker) return
      status.becameReady()
      loadRoundParts()
      return keepLater(registration)
    })
    .catch((error: unknown) => status.notReady('failed', String(error)))
}

/**
 * What a question brings by itself comes in files of its own. Another tab may let in a new version at any time, whose worker
 * has no old files: a round goes on with what it has loaded by then.
 */
function loadRoundParts(): void {
  // One that does not come is asked for again where it is needed.
  void Promise.allSettled([
    import('../components/question/inputs.ts').then(({ loadInputs }) => loadInputs()),
    import('../pages/session/AfterVerdict.vue'),
  ])
}

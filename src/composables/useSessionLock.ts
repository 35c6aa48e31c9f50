import { onBeforeUnmount, ref, watch } from 'vue'
import type { Ref } from 'vue'

const RETRY_MS = 400

/**
 * Holds a session for this tab by a Web Lock, so that two tabs never answer the same one. `elsewhere` turns true when
 * another tab has it, or has taken it over. Browsers without Web Locks get the session in every tab; ids keep even then
 * an answer from counting twice.
 */
export function useSessionLock(
  session: () => string,
  locks: LockManager | undefined = navigator.locks,
): { readonly elsewhere: Ref<boolean>; readonly takeOver: () => Promise<void> } {
  const elsewhere = ref(false)
  let release: (() => void) | null = null

  function request(id: string, options: LockOptions): Promise<void> {
    return new Promise((settled) => {
      locks
        ?.request(`bainian-qianti/session/${id}`, options, (lock) => {
          elsewhere.value = lock === null
          settled()
          if (!lock) return undefined
          return new Promise<void>((done) => (release = done))
        })
        // A stolen lock rejects the request that held it.
        .catch(() => (elsewhere.value = true))
        .finally(settled)
      if (!locks) settled()
    })
  }

  function letGo(): void {
    release?.()
    release = null
  }

  // A page that is being reloaded may hold its lock for a moment longer than its successor needs to ask for it.
  async function claim(id: string): Promise<void> {
    await request(id, { ifAvailable: true })
    if (!elsewhere.value || id !== session()) return
    await new Promise((later) => setTimeout(later, RETRY_MS))
    if (id === session()) await request(id, { ifAvailable: true })
  }

  watch(
    session,
    (id) => {
      letGo()
      void claim(id)
    },
    { immediate: true },
  )
  onBeforeUnmount(letGo)

  return {
    elsewhere,
    takeOver: () => request(session(), { steal: true }),
  }
}

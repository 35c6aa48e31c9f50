import { onBeforeUnmount, ref, watch } from 'vue'
import type { Ref } from 'vue'

const RETRY_MS = 400

/**
 * Holds a session for this tab by a Web Lock, so that two tabs never answer the same one. `elsewhere` turns true when
 * another tab has it, or has taken it over. `decided` resolves once it is known whether this tab has it: before that,
 * nobody may read the session to write to it. Browsers without Web Locks get the session in every tab; ids keep even then
 * an answer from counting twice.
 */
export function useSessionLock(
  session: () => string,
  locks: LockManager | undefined = navigator.locks,
): {
  readonly elsewhere: Ref<boolean>
  readonly decided: () => Promise<void>
  readonly takeOver: () => Promise<void>
} {
  const elsewhere = ref(false)
  let release: (() => void) | null = null
  let deciding: Promise<void> = Promise.resolve()
  /** Counts what is asked for. Only the latest says where the session is: a take-over may come before an earlier answer. */
  let latest = 0

  /** Resolves to whether the lock was given; holds it until it is let go or stolen. */
  function request(id: string, turn: number, options: LockOptions): Promise<boolean> {
    return new Promise((settled) => {
      if (!locks) return settled(true)
      locks
        // A copy of the app in another folder (src/db/home.ts) may hold a session of the same id, out of a backup.
        .request(`${document.documentElement.dataset['home']}session/${id}`, options, (lock) => {
          settled(lock !== null)
          // One that nobody waits for any more is let go at once.
          if (!lock || turn !== latest) return undefined
          return new Promise<void>((done) => (release = done))
        })
        .catch(() => {
          // A stolen lock rejects the request that held it.
          if (turn === latest) elsewhere.value = true
          settled(false)
        })
    })
  }

  function letGo(): void {
    release?.()
    release = null
  }

  // A page that is being reloaded may hold its lock for a moment longer than its successor needs to ask for it.
  async function claim(id: string): Promise<void> {
    const turn = ++latest
    elsewhere.value = false
    let isMine = await request(id, turn, { ifAvailable: true })
    if (!isMine && turn === latest) {
      await new Promise((later) => setTimeout(later, RETRY_MS))
      isMine = turn === latest && (await request(id, turn, { ifAvailable: true }))
    }
    if (turn === latest) elsewhere.value = !isMine
  }

  async function steal(id: string): Promise<void> {
    const turn = ++latest
    const isMine = await request(id, turn, { steal: true })
    if (turn === latest) elsewhere.value = !isMine
  }

  watch(
    session,
    (id) => {
      letGo()
      deciding = claim(id)
    },
    { immediate: true },
  )
  onBeforeUnmount(letGo)

  return {
    elsewhere,
    decided: async () => {
      // What is asked for meanwhile, about another session or by a take-over, is what has to be known.
      for (let asked; asked !== deciding;) await (asked = deciding)
    },
    takeOver: () => (deciding = steal(session())),
  }
}

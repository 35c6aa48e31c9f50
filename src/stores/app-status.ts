import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/**
 * Whether the app can start without a network. `unsupported`: this browser or address has no service worker;
 * `failed`: it has one and the installation went wrong.
 */
export type OfflineState = 'checking' | 'ready' | 'unsupported' | 'failed'

export const useAppStatusStore = defineStore('app-status', () => {
  const offline = ref<OfflineState>('checking')
  /** The same for files fetched later: charts, English, backups, importer. */
  const laterFiles = ref<'coming' | 'ready' | 'failed'>('coming')
  /** Switches to the version that waits and reloads; null when none waits. */
  const update = shallowRef<(() => void) | null>(null)
  /** The update was postponed: shown on 关于 only, until the next start. */
  const updateIsPutOff = ref(false)
  const reason = ref('')
  /** Opens the browser's own prompt to install; resolves to whether it was accepted. Null where there is none. */
  const install = shallowRef<(() => Promise<boolean>) | null>(null)

  function becameReady(): void {
    offline.value = 'ready'
  }

  function notReady(state: 'unsupported' | 'failed', why: string): void {
    offline.value = state
    reason.value = why
  }

  return { offline, laterFiles, update, updateIsPutOff, reason, install, becameReady, notReady }
})

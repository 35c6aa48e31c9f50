import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { useSessionLock } from '../../src/composables/useSessionLock.ts'

/** Web Locks as the standard has them, as far as one name and two tabs go. */
function someLocks(): LockManager {
  let lose: (() => void) | null = null
  const request = (
    _name: string,
    options: LockOptions,
    callback: (lock: unknown) => Promise<void> | undefined,
  ) =>
    new Promise<void>((resolve, reject) => {
      if (options.steal) lose?.()
      else if (lose) return resolve(callback(null))
      const mine = (): void => reject(new DOMException('stolen', 'AbortError'))
      lose = mine
      void callback({})?.then(() => {
        if (lose === mine) lose = null
        resolve()
      })
    })
  return { request } as unknown as LockManager
}

function aTab(locks: LockManager | undefined) {
  let lock!: ReturnType<typeof useSessionLock>
  const tab = mount({
    setup: () => {
      lock = useSessionLock(() => 'session-1', locks)
      return () => null
    },
  })
  return { tab, lock }
}

describe('useSessionLock', () => {
  it('gives the session to the first tab and tells the second', async () => {
    const locks = someLocks()
    const first = aTab(locks)
    await first.lock.decided()
    const second = aTab(locks)
    await second.lock.decided()
    expect([first.lock.elsewhere.value, second.lock.elsewhere.value]).toEqual([false, true])
  })

  it('is taken over by the second tab, and the first learns of it', async () => {
    const locks = someLocks()
    const first = aTab(locks)
    const second = aTab(locks)
    await second.lock.decided()
    await second.lock.takeOver()
    await vi.waitFor(() => expect(first.lock.elsewhere.value).toBe(true))
    expect(second.lock.elsewhere.value).toBe(false)
  })

  it('waits a moment for a tab that is just going', async () => {
    const locks = someLocks()
    const first = aTab(locks)
    await first.lock.decided()
    const second = aTab(locks)
    first.tab.unmount()
    await second.lock.decided()
    expect(second.lock.elsewhere.value).toBe(false)
  })

  it('gives the session to every tab where there are no locks', async () => {
    const { lock } = aTab(undefined)
    await lock.decided()
    expect(lock.elsewhere.value).toBe(false)
  })
})

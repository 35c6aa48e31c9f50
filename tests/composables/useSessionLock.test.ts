import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useSessionLock } from '../../src/composables/useSessionLock.ts'

/** Web Locks as the standard has them, as far as two tabs go. */
function someLocks(): LockManager {
  const holders = new Map<string, () => void>()
  const request = (
    name: string,
    options: LockOptions,
    callback: (lock: unknown) => Promise<void> | undefined,
  ) =>
    new Promise<void>((resolve, reject) => {
      // Who gets it is settled in the order of asking; the answer comes in a task of its own.
      if (options.steal) holders.get(name)?.()
      else if (holders.has(name)) return void setTimeout(() => resolve(callback(null)))
      const mine = (): void => reject(new DOMException('stolen', 'AbortError'))
      holders.set(name, mine)
      const given = async (): Promise<void> => {
        await callback({})
        if (holders.get(name) === mine) holders.delete(name)
        resolve()
      }
      setTimeout(() => void given())
    })
  return { request } as unknown as LockManager
}

function aTab(locks: LockManager | undefined, session = ref('session-1')) {
  let lock!: ReturnType<typeof useSessionLock>
  const tab = mount({
    setup: () => {
      lock = useSessionLock(() => session.value, locks)
      return () => null
    },
  })
  return { tab, lock, session }
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

  it('is taken over by a tab that has not been answered yet, for good', async () => {
    const locks = someLocks()
    const first = aTab(locks)
    await first.lock.decided()
    const second = aTab(locks)
    const asked = second.lock.decided()
    await second.lock.takeOver()
    await asked
    expect([first.lock.elsewhere.value, second.lock.elsewhere.value]).toEqual([true, false])
  })

  it('stays with a tab that takes over what it has', async () => {
    const { lock } = aTab(someLocks())
    await lock.decided()
    await lock.takeOver()
    await nextTick()
    expect(lock.elsewhere.value).toBe(false)
  })

  it('says nothing of another session before it is known who has that', async () => {
    const locks = someLocks()
    const first = aTab(locks)
    await first.lock.decided()
    const third = aTab(locks, ref('session-2'))
    await third.lock.decided()
    const second = aTab(locks)
    await second.lock.decided()
    expect(second.lock.elsewhere.value).toBe(true)
    second.session.value = 'session-2'
    await nextTick()
    expect(second.lock.elsewhere.value).toBe(false)
    await second.lock.decided()
    expect(second.lock.elsewhere.value).toBe(true)
  })

  it('lets go of a session that was left while it was asked for', async () => {
    const locks = someLocks()
    const { session, lock } = aTab(locks)
    // Left before the answer is there.
    session.value = 'session-2'
    await nextTick()
    await lock.decided()
    const other = aTab(locks)
    await other.lock.decided()
    expect(other.lock.elsewhere.value).toBe(false)
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

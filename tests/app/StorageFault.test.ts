import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { makeRouter } from '../../src/app/router.ts'
import StorageFaultNotice from '../../src/app/StorageFault.vue'
import type { StorageFault } from '../../src/db/storage.ts'
import { i18n } from '../../src/locales/i18n.ts'
import { useStorageStore } from '../../src/stores/storage.ts'

const reload = vi.fn()

beforeEach(() => {
  reload.mockReset()
  vi.spyOn(window.location, 'reload').mockImplementation(reload)
  setActivePinia(createPinia())
})

function shown(fault: StorageFault) {
  const router = makeRouter(createMemoryHistory())
  return mount(StorageFaultNotice, { props: { fault }, global: { plugins: [i18n, router] } })
}

describe('StorageFault', () => {
  it.each([
    [{ kind: 'incomplete', expected: 120, found: 7 }, /120 次作答.*7 次/],
    [{ kind: 'incomplete', expected: 120, found: 120 }, /最近的作答没有找到/],
    [{ kind: 'damaged' }, /读不出来/],
    [{ kind: 'cleared' }, /刚刚被清除/],
    [{ kind: 'newer' }, /更新的版本/],
    [{ kind: 'replaced' }, /另一个窗口/],
    [{ kind: 'lost' }, /正在重新连接/],
  ] as const)('says what happened: %j', (fault, words) => {
    const notice = shown(fault)
    expect(notice.get('[role=alert]').attributes('data-kind')).toBe(fault.kind)
    expect(notice.text()).toMatch(words)
  })

  it.each(['newer', 'replaced', 'lost'] as const)('offers a new page: %s', async (kind) => {
    const notice = shown({ kind })
    expect(notice.find('[data-testid=accept-loss]').exists()).toBe(false)
    await notice.get('button').trigger('click')
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('goes on with what is there only when told to', async () => {
    const accept = vi.spyOn(useStorageStore(), 'accept').mockResolvedValue()
    const notice = shown({ kind: 'cleared' })
    expect(accept).not.toHaveBeenCalled()
    await notice.get('[data-testid=accept-loss]').trigger('click')
    await flushPromises()
    expect(accept).toHaveBeenCalledTimes(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('says so when that does not work', async () => {
    vi.spyOn(useStorageStore(), 'accept').mockRejectedValue(new Error('no'))
    const notice = shown({ kind: 'cleared' })
    await notice.get('[data-testid=accept-loss]').trigger('click')
    await flushPromises()
    expect(reload).not.toHaveBeenCalled()
    expect(notice.text()).toContain('没有成功')
  })
})

import { flushPromises, mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { setActivePinia } from 'pinia'
import type { Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h, onMounted } from 'vue'
import { createMemoryHistory } from 'vue-router'
import AppShell from '../../src/app/AppShell.vue'
import { makeRouter } from '../../src/app/router.ts'
import { i18n } from '../../src/locales/i18n.ts'
import { useBackupStore } from '../../src/stores/backup.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { firstPageLoad, until } from '../support/app.ts'

const broken = (): never => {
  throw new RangeError('Invalid time value')
}
const Part = { render: broken }
const PAGES = {
  render: { render: broken },
  setup: { setup: broken },
  part: { render: () => [h('h1', '统计'), h(Part)] },
  reading: {
    setup() {
      onMounted(() => Promise.reject(new Error('unread')))
      return () => null
    },
  },
  press: { render: () => h('button', { id: 'press', onClick: broken }, '按') },
}

let pinia: Pinia
let mounted: VueWrapper | undefined
const reload = vi.fn()

afterEach(() => mounted?.unmount())

beforeEach(async () => {
  reload.mockReset()
  vi.spyOn(window.location, 'reload').mockImplementation(reload)
  pinia = await firstPageLoad()
})

/** The shell with a page of ours in the place of 统计. */
async function shellAt(name: keyof typeof PAGES) {
  setActivePinia(pinia)
  const router = makeRouter(createMemoryHistory())
  router.addRoute({ path: '/stats', name: 'stats', component: PAGES[name] })
  await router.push('/nowhere')
  const errors: unknown[] = []
  const shell = mount(AppShell, {
    attachTo: document.body,
    global: { plugins: [pinia, router, i18n], config: { errorHandler: (error) => errors.push(error) } },
  })
  mounted = shell
  await router.push('/stats')
  await flushPromises()
  return { shell, router, errors, fault: () => shell.find('[data-testid=page-fault]') }
}

describe('a page that cannot be drawn', () => {
  it.each(['render', 'setup', 'reading'] as const)('says so and offers ways out: %s', async (name) => {
    const { errors, fault } = await shellAt(name)
    await until(() => fault().exists())
    expect(fault().get('h1').text()).toBe('这一页显示不出来')
    expect(fault().get('[data-testid=page-fault-data]').attributes('href')).toBe('/data')
    // It is an error for the console all the same.
    expect(errors).toHaveLength(1)
  })

  it('leaves the heading to a page that is there in part', async () => {
    const { shell, fault } = await shellAt('part')
    await until(() => fault().exists())
    expect(shell.findAll('h1').map((heading) => heading.text())).toEqual(['统计'])
  })

  it('is no page on which a press fails', async () => {
    const { shell, errors, fault } = await shellAt('press')
    await shell.get('#press').trigger('click')
    await flushPromises()
    expect(errors).toHaveLength(1)
    expect(fault().exists()).toBe(false)
  })

  it('is forgotten on the next page', async () => {
    const { shell, router, fault } = await shellAt('render')
    await until(() => fault().exists())
    await router.push('/nowhere')
    await until(() => shell.find('[data-testid=not-found]').exists())
    expect(fault().exists()).toBe(false)
  })

  it('is mended and loaded again', async () => {
    const { fault } = await shellAt('render')
    await until(() => fault().exists())
    const mend = vi.spyOn(useBackupStore(), 'mend').mockResolvedValueOnce(false).mockResolvedValueOnce(true)
    await fault().get('[data-testid=page-fault-mend]').trigger('click')
    await until(() => fault().text().includes('没有成功'))
    expect(reload).not.toHaveBeenCalled()
    await fault().get('[data-testid=page-fault-mend]').trigger('click')
    await until(() => reload.mock.calls.length === 1)
    expect(mend).toHaveBeenCalledTimes(2)
  })

  it('gets the settings back as they were at first, and stays readable', async () => {
    const { fault } = await shellAt('render')
    await until(() => fault().exists())
    const settings = useSettingsStore()
    settings.change({ textScale: 200, theme: 'dark', planDay: 20_000, newPerDay: 1 })
    await fault().get('[data-testid=page-fault-settings]').trigger('click')
    expect(settings.settings).toMatchObject({ textScale: 200, theme: 'dark', planDay: null })
    expect(settings.settings.newPerDay).not.toBe(1)
    expect(reload).toHaveBeenCalledTimes(1)
  })
})

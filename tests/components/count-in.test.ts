import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useCountIn } from '../../src/components/count-in.ts'
import CountIn from '../../src/components/CountIn.vue'
import { PRESETS } from '../../src/quiz/contest/presets.ts'
import type { ContestRules } from '../../src/quiz/contest/rules.ts'
import { someRules } from '../support/contest.ts'
import { mountPart } from '../support/screen.ts'

const CLOCKED = someRules({ clock: { kind: 'question', limitMs: 20_000 } })

describe('CountIn', () => {
  let part: VueWrapper
  beforeEach(() => {
    vi.useFakeTimers()
    part = mountPart(CountIn, {})
  })
  afterEach(() => {
    part.unmount()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  const shown = async (): Promise<string> => (await part.vm.$nextTick(), part.get('.figure').text())

  it('counts three, two, one, and then says that it goes on', async () => {
    for (const figure of ['3', '2', '1']) {
      expect(await shown()).toBe(figure)
      expect(part.emitted('done')).toBeUndefined()
      vi.advanceTimersByTime(800)
    }
    expect(part.emitted('done')).toEqual([[true]])
    vi.advanceTimersByTime(5000)
    expect(part.emitted('done')).toHaveLength(1)
  })

  it('goes on at once when it is pressed, and is called off by Escape', async () => {
    await part.get('[data-testid=skip-count]').trigger('click')
    expect(part.emitted('done')).toEqual([[true]])
    const other = mountPart(CountIn, {})
    await other.get('dialog').trigger('close')
    expect(other.emitted('done')).toEqual([[false]])
    other.unmount()
  })

  it('waits while nobody looks at the page', async () => {
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    vi.advanceTimersByTime(5000)
    expect(await shown()).toBe('3')
    hidden.mockReturnValue(false)
    vi.advanceTimersByTime(2400)
    expect(part.emitted('done')).toEqual([[true]])
  })

  it('says one sentence, and the figures to nobody', () => {
    const said = part.findAll('button span:not([aria-hidden])')
    expect(said.map((each) => each.text())).toEqual(['数到一就开始计时，点一下马上开始'])
  })
})

describe('useCountIn', () => {
  function onPage() {
    let count = undefined as unknown as ReturnType<typeof useCountIn>
    const page = mount(
      defineComponent(() => {
        count = useCountIn()
        return () => (count.CountIn.value ? h('p', { id: 'count' }) : null)
      }),
    )
    const start = vi.fn(() => Promise.resolve())
    const isCounting = (): boolean => count.CountIn.value !== undefined
    return { page, count, start, isCounting }
  }

  it('counts before a clock, and starts once however often it is asked', async () => {
    const { count, start, isCounting } = onPage()
    const under = count.startIn(CLOCKED, start)
    await count.startIn(CLOCKED, start)
    await vi.waitFor(() => expect(isCounting()).toBe(true))
    expect(start).not.toHaveBeenCalled()
    count.counted(true)
    await under
    expect(start).toHaveBeenCalledOnce()
    expect(isCounting()).toBe(false)
  })

  it('starts nothing when it is called off or the page is left, and can be asked again', async () => {
    const { page, count, start, isCounting } = onPage()
    const first = count.startIn(CLOCKED, start)
    await vi.waitFor(() => expect(isCounting()).toBe(true))
    count.counted(false)
    await first
    const second = count.startIn(CLOCKED, start)
    page.unmount()
    await second
    expect(start).not.toHaveBeenCalled()
  })

  it.each([
    ['timed', true],
    ['speed', true],
    ['survival', true],
    ['hundred', true],
    ['mock', true],
    ['bainian', false],
    ['daily', false],
  ] as const)('follows the clock of the rules: %s %s', async (preset, counts) => {
    const { count, start, isCounting } = onPage()
    // A name says nothing.
    const rules: ContestRules = { ...PRESETS[preset], id: 'custom' }
    const under = count.startIn(rules, start)
    if (counts) {
      await vi.waitFor(() => expect(isCounting()).toBe(true))
      count.counted(true)
    }
    await under
    expect(start).toHaveBeenCalledOnce()
  })
})

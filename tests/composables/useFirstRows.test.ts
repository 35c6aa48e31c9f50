import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useFirstRows } from '../../src/composables/useFirstRows.ts'

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

describe('useFirstRows', () => {
  it('shows a page at a time, and says how much is left', () => {
    const { rows, hidden, showMore } = useFirstRows(() => numbers(25), 10)
    expect([rows.value.length, hidden.value]).toEqual([10, 15])
    showMore()
    showMore()
    expect([rows.value.length, hidden.value]).toEqual([25, 0])
  })

  it('begins again when the list changes', async () => {
    const all = ref(numbers(25))
    const { rows, showMore } = useFirstRows(() => all.value, 10)
    showMore()
    all.value = numbers(24)
    await nextTick()
    expect(rows.value).toHaveLength(10)
  })

  it('stays where it is when told what to begin again for', async () => {
    const all = ref(numbers(25))
    const filter = ref('')
    const { rows, showMore } = useFirstRows(
      () => all.value,
      10,
      () => filter.value,
    )
    showMore()
    all.value = numbers(24)
    await nextTick()
    expect(rows.value).toHaveLength(20)
    filter.value = 'blank'
    await nextTick()
    expect(rows.value).toHaveLength(10)
  })
})

import { onScopeDispose, readonly, shallowRef, watch } from 'vue'
import type { Ref } from 'vue'

/** The value of `source` once it has not changed for a while: for announcements that must not follow every key. */
export function useSettledValue<T>(source: () => T, afterMs: number): Readonly<Ref<T>> {
  const settled = shallowRef(source())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = value), afterMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(settled) as Readonly<Ref<T>>
}

import { onScopeDispose, readonly, ref, watch } from 'vue'
import type { Ref } from 'vue'

/** Whether a media query holds, now and later. The query may follow a setting. False where the build draws a page. */
export function useMedia(
  query: () => string,
  page: Pick<Window, 'matchMedia'> | undefined = globalThis.window,
): Readonly<Ref<boolean>> {
  const holds = ref(false)
  let list: MediaQueryList | undefined
  const read = (): void => void (holds.value = list?.matches ?? false)
  const letGo = (): void => list?.removeEventListener('change', read)
  watch(
    query,
    (text) => {
      if (!page) return
      letGo()
      list = page.matchMedia(text)
      list.addEventListener('change', read)
      read()
    },
    { immediate: true },
  )
  onScopeDispose(letGo)
  return readonly(holds)
}

import { onBeforeUnmount, onMounted, readonly, ref, watch } from 'vue'
import type { Ref } from 'vue'

/** A tap's click comes as an event of its own, a little after the finger is off. */
const CLICK_MS = 100

/**
 * The value, except that no change is shown while a finger or a mouse button is down: something that comes up under a press,
 * or goes, takes its click away.
 */
export function useUnpressedValue<T extends string>(
  value: () => T,
  page: Document = globalThis.document,
): Readonly<Ref<T>> {
  const shown = ref(value()) as Ref<T>
  let isPressed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    if (!isPressed) shown.value = value()
  }
  const press = (): void => {
    clearTimeout(timer)
    isPressed = true
  }
  const release = (): void => {
    // Of two fingers each comes off by itself.
    clearTimeout(timer)
    timer = setTimeout(() => {
      isPressed = false
      show()
    }, CLICK_MS)
  }
  const ENDS = ['pointerup', 'pointercancel'] as const

  watch(value, show)
  onMounted(() => {
    page.addEventListener('pointerdown', press, true)
    for (const end of ENDS) page.addEventListener(end, release, true)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    page.removeEventListener('pointerdown', press, true)
    for (const end of ENDS) page.removeEventListener(end, release, true)
  })
  return readonly(shown) as Readonly<Ref<T>>
}

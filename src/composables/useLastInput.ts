import { onBeforeUnmount, onMounted } from 'vue'

/**
 * Whether the last thing that touched the page was a finger or a mouse. Arrow keys change a radio group while they move
 * through it, and that must not count as a tap on an option.
 */
export function useLastInput(page: Document = globalThis.document): { wasPointer: () => boolean } {
  let pointer = false
  const onPointer = (): void => void (pointer = true)
  const onKey = (): void => void (pointer = false)
  onMounted(() => {
    page.addEventListener('pointerdown', onPointer, true)
    page.addEventListener('keydown', onKey, true)
  })
  onBeforeUnmount(() => {
    page.removeEventListener('pointerdown', onPointer, true)
    page.removeEventListener('keydown', onKey, true)
  })
  return { wasPointer: () => pointer }
}

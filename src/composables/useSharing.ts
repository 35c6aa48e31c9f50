import { ref } from 'vue'
import type { Ref } from 'vue'

export interface Sharing {
  /** The last try came to nothing, and not because someone changed their mind. */
  readonly isRefused: Readonly<Ref<boolean>>
  readonly canShare: (data: ShareData) => boolean
  readonly share: (data: ShareData) => Promise<void>
}

/** The system's own share sheet, where the browser has one. */
export function useSharing(browser: Partial<Pick<Navigator, 'share' | 'canShare'>> = navigator): Sharing {
  const isRefused = ref(false)

  function canShare(data: ShareData): boolean {
    if (typeof browser.share !== 'function') return false
    // Text and links can be shared wherever there is a sheet; files only where the browser says so.
    return data.files === undefined || browser.canShare?.(data) === true
  }

  async function share(data: ShareData): Promise<void> {
    isRefused.value = false
    try {
      await browser.share?.(data)
    } catch (error) {
      isRefused.value = !(error instanceof DOMException && error.name === 'AbortError')
    }
  }

  return { isRefused, canShare, share }
}

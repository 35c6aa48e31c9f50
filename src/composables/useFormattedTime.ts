import { useI18n } from '../locales/i18n.ts'

/** Words for spans and moments in the reader's language. */
export function useFormattedTime(): {
  /** A span in words: 6 分 40 秒. */
  duration: (ms: number) => string
  /** A running clock: 6:40, rounded up so that it shows 0:00 only when time is up. */
  clock: (ms: number) => string
  date: (moment: number) => string
} {
  const { t, locale } = useI18n()
  return {
    duration: (ms) => {
      const seconds = Math.round(ms / 1000)
      if (seconds < 60) return t('time.seconds', { s: seconds })
      const minutes = { m: Math.floor(seconds / 60), s: seconds % 60 }
      return minutes.s === 0 ? t('time.wholeMinutes', minutes) : t('time.minutes', minutes)
    },
    clock: (ms) => {
      const seconds = Math.ceil(ms / 1000)
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    },
    date: (moment) =>
      new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'short', day: 'numeric' }).format(
        moment,
      ),
  }
}

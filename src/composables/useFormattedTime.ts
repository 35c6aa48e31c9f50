import { useI18n } from 'petite-vue-i18n'

/** Words for spans and moments in the reader's language. */
export function useFormattedTime(): {
  duration: (ms: number) => string
  date: (moment: number) => string
} {
  const { t, locale } = useI18n()
  return {
    duration: (ms) => {
      const seconds = Math.round(ms / 1000)
      return seconds < 60
        ? t('time.seconds', { s: seconds })
        : t('time.minutes', { m: Math.floor(seconds / 60), s: seconds % 60 })
    },
    date: (moment) =>
      new Intl.DateTimeFormat(locale.value, { year: 'numeric', month: 'short', day: 'numeric' }).format(
        moment,
      ),
  }
}

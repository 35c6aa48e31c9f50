import { useI18n } from '../locales/i18n.ts'

/** Spans and moments in the reader's language. */
export function useFormattedTime(): {
  /** A span in words: 6 分钟 40 秒. */
  duration: (ms: number) => string
  /** A running clock: 6:40, rounded up so that it shows 0:00 only when time is up. */
  clock: (ms: number) => string
  date: (moment: number) => string
} {
  const { locale } = useI18n()

  // Chinese has no space of its own between figure and unit; the app's words have one everywhere, at which no line ends.
  function count(value: number, unit: 'minute' | 'second'): string {
    const parts = new Intl.NumberFormat(locale.value, { style: 'unit', unit }).formatToParts(value)
    return parts
      .filter(({ type }) => type !== 'literal')
      .map((part) => part.value)
      .join('\u00a0')
  }

  return {
    duration: (ms) => {
      const seconds = Math.round(ms / 1000)
      const minutes = Math.floor(seconds / 60)
      if (minutes === 0) return count(seconds, 'second')
      const whole = count(minutes, 'minute')
      return seconds % 60 === 0 ? whole : `${whole} ${count(seconds % 60, 'second')}`
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

/** For titles, where no line ends within a Chinese date: invisible word joiners stand where its figures meet 年, 月 and 日. */
export function unbrokenDate(date: string): string {
  return date.replace(/\d(?=\p{Script=Han})|\p{Script=Han}(?=\d)/gu, '$&\u2060')
}

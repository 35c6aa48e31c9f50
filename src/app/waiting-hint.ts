import { watch } from 'vue'
import { roundText } from '../components/topic-text.ts'
import { keepWaitingHint } from '../db/waiting-hint.ts'
import { useI18n } from '../locales/i18n.ts'
import { useBankStore } from '../stores/bank.ts'
import { useRoundsStore } from '../stores/rounds.ts'

/** Keeps a hint of the waiting round up to date for the next time the app is opened. */
export function noteWaitingRound(): void {
  const { t } = useI18n()
  const bank = useBankStore()
  const rounds = useRoundsStore()
  watch(
    [
      () => rounds.resumable?.plan.id,
      // Undefined as long as nothing is known.
      () => rounds.resumable && roundText(rounds.resumable, t, bank.chapterTitle),
    ],
    ([session, text]) => {
      if (text !== undefined) keepWaitingHint(session && text ? { session, text } : null)
    },
  )
}

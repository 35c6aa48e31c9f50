import { placeToGoOn } from '../quiz/session.ts'
import type { Session, SessionTopic } from '../quiz/session.ts'
import type { Translate } from '../locales/i18n.ts'

/** The topic of a session, in the reader's language. */
export function topicText(
  topic: SessionTopic,
  t: (key: `topics.${string}` | `forms.${string}` | `formats.${string}`) => string,
  chapterTitle: (id: string) => string,
): string {
  switch (topic.kind) {
    case 'chapter':
      return chapterTitle(topic.chapter)
    case 'form':
      return t(`forms.${topic.form}`)
    case 'contest':
      return t(`formats.${topic.preset}`)
    default:
      return t(`topics.${topic.kind}`)
  }
}

/** The same, and where one goes on in it. */
export function roundText(session: Session, t: Translate, chapterTitle: (id: string) => string): string {
  const { topic, questions } = session.plan
  const place = t('today.resumeText', { at: placeToGoOn(session) + 1, total: questions.length })
  return `${topicText(topic, t, chapterTitle)} · ${place}`
}

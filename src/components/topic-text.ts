import type { SessionTopic } from '../quiz/session.ts'

/** What a session was made from, in the reader's language. */
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

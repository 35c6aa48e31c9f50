import { describe, expect, it } from 'vitest'
import { topicText } from '../../src/components/topic-text.ts'
import { i18n, loadWords } from '../../src/locales/i18n.ts'
import type { SessionTopic } from '../../src/quiz/session.ts'

await loadWords()

describe('topicText', () => {
  it.each<[SessionTopic, string]>([
    [{ kind: 'everything' }, '随手练'],
    [{ kind: 'daily' }, '每日十题'],
    [{ kind: 'wrong-book' }, '错题本'],
    [{ kind: 'chapter', chapter: 's1' }, '修桥'],
    [{ kind: 'form', form: 'judge' }, '判断'],
  ])('%o is %s', (topic, expected) => {
    const { t } = i18n.global
    expect(topicText(topic, t, (id) => (id === 's1' ? '修桥' : ''))).toBe(expected)
  })
})

// What was read, in lines that a person can compare with the file.
import type { ReadResult } from '../../src/import/read-result.ts'
import type { Question } from '../../src/quiz/question.ts'

export function outline(result: ReadResult): string {
  const chapters = new Map(result.chapters.map(({ id, title }) => [id, title]))
  const extras = (question: Question): string =>
    [
      question.explanation && `解析 ${question.explanation}`,
      chapters.get(question.chapter) && `章节 ${chapters.get(question.chapter)}`,
      question.difficulty !== 2 && `难度 ${question.difficulty}`,
      result.tags[question.id] && `标签 ${result.tags[question.id]?.join(' ')}`,
    ]
      .filter(Boolean)
      .map((text) => `\n  ${text}`)
      .join('')
  const lines = [
    `格式 ${result.format}`,
    ...result.questions.map(
      (question) => `${question.form} ${question.stem} = ${answer(question)}${extras(question)}`,
    ),
    ...result.look.map(({ where, text, reason, question }) =>
      [`看 ${where} ${reason.code}`, text, question && answer(question)].filter(Boolean).join(': '),
    ),
    ...result.cannot.map(({ where, text, reason }) => `不能 ${where} ${reason.code}: ${text}`),
  ]
  return `${lines.join('\n')}\n`
}

function answer(question: Question): string {
  switch (question.form) {
    case 'single':
    case 'multiple': {
      const right = question.form === 'single' ? [question.right] : question.right
      return question.options.map(({ id, text }) => (right.includes(id) ? `*${text}` : text)).join(' / ')
    }
    case 'judge':
      return question.right ? '对' : '错'
    case 'blank':
      return question.accept.join(' | ')
    case 'gaps':
      return question.accept.map((texts) => texts.join(' | ')).join('；')
    case 'short':
      return question.accept.join(' | ')
    case 'order':
      return question.items.map(({ text }) => text).join(' > ')
    case 'match':
      return question.right.map(({ text }, at) => `${question.left[at]?.text ?? ''}→${text}`).join(', ')
  }
}

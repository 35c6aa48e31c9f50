import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inChinese } from '../../scripts/bank-messages.ts'

/** As the checks word them: every literal that gives advice, with something in each of its places. */
function messagesOf(folder: string): readonly string[] {
  const url = new URL(`../../src/bank/${folder}/`, import.meta.url)
  return readdirSync(url).flatMap((name) => {
    const text = readFileSync(new URL(name, url), 'utf8').replace(/[`'] \+\s+[`']/g, '')
    return [...text.matchAll(/(?:error|warning)\(\s*[\w.]+,\s*([`'])(.+?)\1,?\s*\)/gs)]
      .map(([, , message = '']) => message)
      .filter((message) => !message.startsWith('${what}') && !message.startsWith('has ${count}'))
      .map((message) => message.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '5'))
  })
}

const messages = [...messagesOf('checks'), ...messagesOf('authored')]

describe('the messages of npm run bank', () => {
  it('are found in the code', () => {
    expect(messages.length).toBeGreaterThan(40)
  })

  it('all have a Chinese form', () => {
    expect(messages.filter((message) => inChinese(message) === message)).toEqual([])
  })

  it('keep their parts', () => {
    expect(inChinese('座 stands behind the blank: add unit: 座')).toBe('空格后面是 座：请加上 unit: 座')
    expect(inChinese('something new')).toBe('something new')
  })
})

import { describe, expect, it } from 'vitest'
import {
  chineseInCode,
  problemsOfTranslation,
  problemsOfWords,
  unknownKeys,
  unusedKeys,
} from '../../scripts/check-words.ts'

it('the words of this repository are complete', () => {
  expect(problemsOfWords()).toEqual([])
}, 20_000)

describe('a translation', () => {
  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ['with the same places', { a: '{n} 题' }, { a: '{n} {n:question|questions}' }, []],
    ['with a choice by number alone', { a: '题' }, { a: '{n:question|questions}' }, []],
    ['that lacks a key', { a: '题' }, {}, ['a: not translated']],
    ['with a key of long ago', {}, { a: 'x' }, ['a: translated, but not in the source']],
    ['that drops a place', { a: '{n} 题' }, { a: 'some' }, ['a: has the places none instead of n']],
    ['that misspells a place', { a: '{n} 题' }, { a: '{m}' }, ['a: has the places m instead of n']],
    ['with a broken choice', { a: '题' }, { a: '{n:one}' }, ['a: has a brace that is no place']],
    ['with Chinese left in it', { a: '题目' }, { a: '题 of' }, ['a: is still partly Chinese']],
  ])('%s', (_name, source, english, problems) => {
    expect(problemsOfTranslation(source, english)).toEqual(problems)
  })

  it('leaves out what is said in Chinese only, and nothing else', () => {
    expect(problemsOfTranslation({ a: '题' }, {}, ['a'])).toEqual([])
    expect(problemsOfTranslation({ a: '题' }, { a: 'x' }, ['a'])).toEqual([
      'a: translated, but said in Chinese only',
    ])
    expect(problemsOfTranslation({}, {}, ['a'])).toEqual(['a: in CHINESE_ONLY, but not in the source'])
  })
})

it.each([
  ["t('a.b')", []],
  ['t(`a.${x}`)', []],
  ["const places = ['a']; t(`${place}.b`)", []],
  ['t(`${place}.b`)', ['a.b']],
  ["t('a.bc')", ['a.b']],
])('in %j the key a.b is said, or not', (text, unused) => {
  expect(unusedKeys(['a.b'], [{ name: 'x.vue', text }])).toEqual(unused)
})

it.each([
  ['<template><p>题目</p></template>', 1],
  ['<template><p>{{ a }}，{{ b }}</p></template>', 1],
  ['<template><p lang="zh-CN">题目</p></template>', 0],
  ['<template><!-- 题目 --><p>{{ t(x) }}</p></template>', 0],
  ["// 题目\nconst x = '题目'", 1],
  ["/** 题目 */\nconst x = list.join('、')", 0],
])('in %j Chinese is found %i times', (text, times) => {
  expect(chineseInCode({ name: 'x.vue', text })).toHaveLength(times)
})

it('names a key that is no word, with its file', () => {
  const text = "t('a.b') + t(`a.${c}`) + format('x.y') + t('contest.helloTypo', { n: 1 })"
  expect(unknownKeys(['a.b'], { name: 'x.vue', text })).toEqual([
    'x.vue: says contest.helloTypo, which is not in zh-CN.json',
  ])
})

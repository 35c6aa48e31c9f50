// Every sample beside what is to be read from it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/import/read-file.ts'
import { outline } from './outline.ts'

const FOLDER = fileURLToPath(new URL('samples/', import.meta.url))
const ENDING = '.expected.txt'
const samples = readdirSync(FOLDER).filter((name) => !name.endsWith(ENDING) && !name.endsWith('.answers.txt'))

describe('a sample of every format and shape', () => {
  it.each(samples)('%s is read as its outline says', (name) => {
    const answers = `${FOLDER}${name}.answers.txt`
    const choices = existsSync(answers) ? { answers: readFileSync(answers, 'utf8') } : {}
    const result = readFile(readFileSync(FOLDER + name), name, choices)
    expect(outline(result)).toBe(readFileSync(`${FOLDER}${name}${ENDING}`, 'utf8'))
  })
})

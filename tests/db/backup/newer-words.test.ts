// Backups whose items name what only a newer version knows: a form of question, a preset, a kind of clock.
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../../src/db/backup/check-item.ts'
import { work } from '../../../src/db/backup/work.ts'
import type { Exported, Restored } from '../../../src/db/backup/work.ts'
import { dexieStorage } from '../../../src/db/dexie-storage.ts'
import { itemLine } from '../../../src/db/backup/format.ts'
import { PRESETS } from '../../../src/quiz/contest/presets.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import type { JsonObject } from '../../../src/quiz/keeping/json.ts'
import { INFO, readAll, textOf } from '../../support/backups.ts'
import { freshDatabase } from '../../support/database.ts'
import { backupText } from '../../support/fixtures.ts'
import { aMisTap, anAttempt, DAY, NOON, sessionId } from '../../support/log.ts'

const json = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject
const attempt = (changes: object = {}): Item => ({
  kind: 'attempt',
  value: json({ ...anAttempt(), stamp: NOON, ...changes }),
})
const correction = (changes: object = {}): Item => ({
  kind: 'correction',
  value: json({ ...aMisTap('device-1'), stamp: NOON, ...changes }),
})

/** A contest go as version 1.0 wrote it, changed where the path leads. */
function go(path = '', value?: unknown): Item {
  const line = backupText()
    .split('\n')
    .find((text) => text.startsWith('{"session"') && text.includes('"preset":"timed"'))
  const { session } = JSON.parse(line ?? '') as { session: JsonObject }
  const names = path.split('.')
  const last = names.pop() ?? ''
  const place = names.reduce<Record<string, unknown>>(
    (part, name) => part[name] as Record<string, unknown>,
    session,
  )
  if (path) place[last] = value
  return { kind: 'session', value: session }
}

const RULES = 'plan.contest.rules'
const latest = NOON + DAY
const restore = async (text: string) =>
  (await work({ do: 'restore', besides: [], file: new Blob([text]), info: INFO, mayTake: true })) as Restored
const exported = async () =>
  readAll(((await work({ do: 'export', besides: [], info: INFO })) as Exported).file)

describe('an item with a word of a newer version', () => {
  it.each<[string, Item]>([
    ['a form of question that a contest draws', go(`${RULES}.draw`, [{ forms: ['essay'], count: 3 }])],
    ['another preset', go(`${RULES}.id`, 'relay')],
    ['another clock', go(`${RULES}.clock`, { kind: 'team', teams: 4 })],
    ['another ending', go(`${RULES}.ending`, { kind: 'knockout' })],
    ['another standing', go(`${RULES}.standing`, { kind: 'median' })],
    ['another marking', go(`${RULES}.multiple`, 'half')],
    ['another tie-break', go(`${RULES}.tieBreak`, ['age'])],
    ['another topic', go('plan.topic', { kind: 'paragraph', paragraph: 'S1P1' })],
    ['another kind of session', go('plan.kind', 'hall')],
    ['several of them', go(RULES, { ...PRESETS.timed, id: 'relay', feedback: 'never' })],
    ['another correction', correction({ kind: 'doubt' })],
    ['other parameters', { kind: 'parameters', value: { key: 'pace', weights: null } }],
    ['another form', attempt({ form: 'essay' })],
    ['another mode', attempt({ mode: 'hall' })],
    ['another pace', attempt({ pace: 'hasty' })],
    [
      'what lost a merge, of a kind not known',
      { kind: 'aside', value: { of: 'badge', value: { bank: 'b' } } },
    ],
  ])('is sound: %s', (_case, item) => {
    expect(problemOf(item, latest)).toBeUndefined()
  })

  it.each<[string, Item]>([
    ['points of a rule that are no number', go(`${RULES}.penalty`, 'much')],
    ['a clock without its time', go(`${RULES}.clock`, { kind: 'paper' })],
    ['a word beside something damaged', go(RULES, { id: 'relay', draw: 7 })],
    ['a phase that no session has', go('phase', 'paused')],
    ['no phase', go('phase', undefined)],
    ['no words but a sentence', go(`${RULES}.id`, 'a relay of four')],
    ['a word in capitals', attempt({ form: 'GAPS' })],
    ['a word without end', attempt({ form: 'g'.repeat(41) })],
    ['no word', attempt({ form: '' })],
    ['a number for a word', attempt({ mode: 7 })],
    ['a mis-tap of nothing', correction({ attempt: undefined })],
    ['another correction without its moment', correction({ kind: 'doubt', madeAt: undefined })],
    [
      'a deletion that hides',
      { kind: 'aside', value: { of: 'deletion', value: { bank: 'b', question: '', upTo: 1 } } },
    ],
    ['a session aside', { kind: 'aside', value: { of: 'session', value: go().value } }],
    ['an aside aside', { kind: 'aside', value: { of: 'aside', value: { of: 'note', value: {} } } }],
  ])('is damaged: %s', (_case, item) => {
    expect(problemOf(item, latest)).toBe('damaged')
  })

  it('a word of the greatest length is one', () => {
    expect(problemOf(attempt({ form: 'g'.repeat(40) }), latest)).toBeUndefined()
  })

  it('goes in with everything else, lies unread, and comes out as it was', async () => {
    const items = [
      attempt({ form: 'essay' }),
      correction({ kind: 'doubt' }),
      go(`${RULES}.draw`, [{ forms: ['essay'], count: 3 }]),
    ]
    const db = await freshDatabase()
    const restored = await restore(textOf(items))
    expect(restored).toMatchObject({ ok: true, refused: new Map() })
    const storage = dexieStorage(db)
    const id = String((items[2]?.value['plan'] as JsonObject)['id'])
    expect(await storage.session(sessionId(id))).toBeUndefined()
    // What was answered counts, whatever it was asked in.
    expect(await storage.questionRecord('qingshan', anAttempt().question)).toMatchObject({
      answered: 1,
      right: 1,
    })
    expect(await db.goes.count()).toBe(1)
    expect((await exported()).items.map(itemLine)).toEqual(items.map(itemLine))
    db.close()
  })
})

describe('a backup of version 1.0', () => {
  it('goes in whole, and is written again byte for byte', async () => {
    const read = await readAll(new Blob([backupText()]))
    expect(read).toMatchObject({ ok: true, refused: new Map() })
    const db = await freshDatabase()
    const restored = await restore(backupText())
    expect(restored).toMatchObject({ ok: true, refused: new Map() })
    const { items } = await exported()
    const besides = ['setting', 'place']
    expect(items.map(itemLine)).toEqual(
      read.items.filter(({ kind }) => !besides.includes(kind)).map(itemLine),
    )
    expect(restored.besides.map(({ kind }) => kind).sort()).toEqual(['place', 'setting'])
    const formats = await dexieStorage(db).customFormats()
    expect(formats).toHaveLength(read.items.filter(({ kind }) => kind === 'format').length)
    db.close()
  })
})

import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { itemLine, LIMITS } from '../../../src/db/backup/format.ts'
import { writeBackup } from '../../../src/db/backup/write-backup.ts'
import type { Item } from '../../../src/quiz/keeping/item.ts'
import { merge } from '../../../src/quiz/keeping/merge.ts'
import { bytesOf, fileOf, INFO, readAll, textOf } from '../../support/backups.ts'
import { someItems } from '../../support/some-items.ts'

/** How many generated data sets make the trip; `npm run test:faults` sends 10,000. */
const TRIPS = Number(process.env['BACKUP_TRIPS'] ?? 300)

const NOTE: Item = {
  kind: 'note',
  value: { bank: 'qingshan', question: 'q1', text: '十二座', changedAt: 1, later: { deep: [1] } },
}
const BADGE: Item = { kind: 'badge', value: { of: 'a newer version' } }

describe('a backup file', () => {
  it(
    'comes back as it was written, and is written again byte for byte',
    async () => {
      await fc.assert(
        fc.asyncProperty(someItems, fc.boolean(), async (some, compress) => {
          const items = merge(some, [])
          const first = await writeBackup(items, INFO, { compress })
          const read = await readAll(first)
          if (!read.ok) throw new Error(JSON.stringify(read))
          expect(read.info).toEqual(INFO)
          const second = await writeBackup([...read.items].reverse(), read.info, { compress })
          expect(Buffer.compare(await bytesOf(second), await bytesOf(first))).toBe(0)
        }),
        { numRuns: TRIPS },
      )
    },
    60_000 + TRIPS * 100,
  )

  it('keeps fields and kinds that only a newer version knows', async () => {
    const read = await readAll(await writeBackup([NOTE, BADGE], INFO))
    expect(read).toMatchObject({ ok: true, items: [NOTE, BADGE], counts: { note: 1, badge: 1 } })
  })

  it('is lines that a person can read, in an ordinary gzip file', async () => {
    const lines = gunzipSync(await bytesOf(await writeBackup([NOTE], INFO)))
      .toString()
      .split('\n')
    expect(lines).toEqual([
      `{"backup":{"app":"0.1.0","counts":{"note":1},"format":"bainian-qianti","madeAt":${INFO.madeAt},"version":"1.0"}}`,
      '{"note":{"bank":"qingshan","changedAt":1,"later":{"deep":[1]},"question":"q1","text":"十二座"}}',
      expect.stringMatching(/^\{"end":\{"counts":\{"note":1\},"sha256":"[0-9a-f]{64}"\}\}$/),
      '',
    ])
  })

  it('is plain where the browser cannot compress, and such a file can be read', async () => {
    vi.stubGlobal('CompressionStream', undefined)
    delete (globalThis as { CompressionStream?: unknown }).CompressionStream
    const file = await writeBackup([NOTE], INFO)
    expect(await file.text()).toBe(textOf([NOTE]))
    expect(await readAll(file)).toMatchObject({ ok: true, items: [NOTE] })
  })

  it('may be unpacked by hand', async () => {
    const unpacked = gunzipSync(await bytesOf(await writeBackup([NOTE], INFO)))
    expect(await readAll(new Blob([unpacked]))).toMatchObject({ ok: true, items: [NOTE] })
  })

  it('can be given up half-way', async () => {
    const file = await writeBackup([NOTE], INFO)
    const stop = new Error('stop')
    const progress = (): Promise<void> => Promise.reject(stop)
    await expect(readAll(file, { progress })).rejects.toBe(stop)
    await expect(writeBackup([NOTE], INFO, { progress })).rejects.toBe(stop)
  })
})

describe('truncated or altered backup: a file that is refused', () => {
  const items = fc.sample(someItems, { numRuns: 40, seed: 7 }).flat()

  for (const compress of [true, false]) {
    const how = compress ? 'compressed' : 'plain'

    it(`was cut anywhere (${how})`, async () => {
      const bytes = await bytesOf(await writeBackup(merge(items, []), INFO, { compress }))
      const accepted: number[] = []
      for (let percent = 0; percent < 100; percent++) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * percent) / 100))
        if ((await readAll(new Blob([cut]))).ok) accepted.push(percent)
      }
      for (let missing = 1; missing < 80; missing++)
        if ((await readAll(new Blob([bytes.subarray(0, -missing)]))).ok) accepted.push(-missing)
      expect(accepted).toEqual([])
    }, 60_000)

    it(`has a byte altered anywhere (${how})`, async () => {
      const bytes = await bytesOf(await writeBackup(merge(items.slice(0, 60), []), INFO, { compress }))
      const accepted: number[] = []
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
          const altered = bytes.slice()
          altered[at] = (altered[at] ?? 0) ^ flip
          if ((await readAll(new Blob([altered]))).ok) accepted.push(at)
        }),
        { numRuns: 1000 },
      )
      expect(accepted).toEqual([])
    }, 120_000)
  }

  it('has any single byte of its gzip frame altered', async () => {
    const bytes = await bytesOf(await writeBackup([NOTE], INFO))
    const accepted: number[] = []
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const altered = bytes.slice()
        altered[at] = (altered[at] ?? 0) ^ (1 << bit)
        if ((await readAll(new Blob([altered]))).ok) accepted.push(at)
      }
    expect(accepted).toEqual([])
  }, 60_000)

  it('has counts that are not so', async () => {
    await fc.assert(
      fc.asyncProperty(
        someItems,
        fc.integer({ min: -3, max: 3 }).filter((off) => off !== 0),
        fc.constantFrom('header', 'end', 'both'),
        fc.constantFrom('attempt', 'note', 'badge', 'unheard-of'),
        async (some, off, where, kind) => {
          const all = merge(some, [])
          const right = Object.fromEntries(
            [...new Set(all.map((item) => item.kind))]
              .sort()
              .map((name) => [name, all.filter((item) => item.kind === name).length]),
          )
          const wrong = { ...right, [kind]: Math.max(0, (right[kind] ?? 0) + off) }
          fc.pre(JSON.stringify(wrong) !== JSON.stringify(right))
          const text = fileOf(
            all.map(itemLine),
            where === 'end' ? right : wrong,
            where === 'header' ? right : wrong,
          )
          expect(await readAll(new Blob([text]))).toMatchObject({ ok: false, reason: 'wrong-counts' })
        },
      ),
      { numRuns: 100 },
    )
  })

  const header = (more: object): string =>
    JSON.stringify({
      backup: { app: '1', counts: {}, format: 'bainian-qianti', madeAt: 1, version: '1.0', ...more },
    }) + '\n'

  it.each<[string, BlobPart, object]>([
    ['is empty', '', { reason: 'empty' }],
    ['is a text', '百年千题', { reason: 'not-a-backup' }],
    ['is something else in JSON', '{"a":1}\n', { reason: 'not-a-backup' }],
    ['is a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), { reason: 'not-a-backup' }],
    ['is somebody else’s gzip', gzipSync(textOf([NOTE])), { reason: 'not-a-backup' }],
    ['is of a newer version', header({ version: '2.0' }), { reason: 'newer' }],
    ['promises too much', header({ counts: { attempt: LIMITS.items + 1 } }), { reason: 'too-large' }],
    ['has no end', header({}), { reason: 'cut-short' }],
    ['goes on after its end', textOf([NOTE]) + '{"note":{}}\n', { reason: 'altered' }],
    ['has half a line after its end', textOf([NOTE]) + ' ', { reason: 'altered' }],
    ['starts with a mark', '\uFEFF' + textOf([NOTE]), { reason: 'not-a-backup' }],
  ])('%s', async (_what, part, refusal) => {
    expect(await readAll(new Blob([part as BlobPart]))).toMatchObject({ ok: false, ...refusal })
  })

  it.each([
    ['no JSON', 'nonsense\n'],
    ['two things in a line', '{"note":{},"star":{}}\n'],
    ['a value that is no object', '{"badge":[1]}\n'],
    ['a kind with a name no kind has', '{"__proto__":{"a":1}}\n'],
    ['a name that objects treat specially', '{"badge":{"__proto__":{"a":1}}}\n'],
  ])('has a line with %s, though its hash is right', async (_what, line) => {
    const text = fileOf([itemLine(NOTE), line], { note: 1 })
    expect(await readAll(new Blob([text]))).toMatchObject({ ok: false, reason: 'altered', line: 3 })
  })

  it.each([
    ['nothing of what a note is', 'damaged', itemLine(NOTE).replace('"q1"', '7')],
    ['nesting without end', 'too-large', `{"badge":${'{"a":'.repeat(99)}1${'}'.repeat(99)}}\n`],
    [
      'parameters that are too few',
      'damaged',
      '{"parameters":{"clock":"000000000.0000.","key":"memory","weights":[1]}}\n',
    ],
    ['a session nobody could show', 'damaged', '{"session":{"plan":{"id":"s"},"touchedAt":1}}\n'],
    ['something aside that is nothing', 'damaged', '{"aside":{"of":"note","value":{}}}\n'],
    [
      'a setting that would hide the clocks',
      'damaged',
      '{"setting":{"clock":"000000000.0000.","name":"clocks","value":1}}\n',
    ],
  ])('is whole but for %s: that is left out and told', async (_what, reason, line) => {
    const kind = /^\{"([a-z]+)"/.exec(line)?.[1] ?? ''
    const counts =
      kind === 'note'
        ? { note: 2 }
        : Object.fromEntries(
            [
              ['note', 1],
              [kind, 1],
            ].sort(),
          )
    const read = await readAll(new Blob([fileOf([itemLine(NOTE), line], counts)]))
    expect(read).toMatchObject({ ok: true, items: [NOTE], refused: new Map([[reason, 1]]) })
  })

  it('is a bomb: much more when unpacked than it could be', async () => {
    const lines = Array.from({ length: 60_000 }, () =>
      itemLine({ kind: 'badge', value: { a: '0'.repeat(90) } }),
    )
    const file = await writeBackup(
      lines.map(() => ({ kind: 'badge', value: { a: '0'.repeat(90) } })),
      INFO,
    )
    expect(file.size).toBeLessThan(100_000)
    expect(await readAll(file)).toMatchObject({ ok: false, reason: 'too-large' })
  })

  it('is not taken for a bomb while it is small, or packed no smaller than honest ones are', async () => {
    const badge = (text: string): Item => ({ kind: 'badge', value: { a: text } })
    // Packed by more than a hundred, but short.
    const short = await writeBackup(
      Array.from({ length: 400 }, () => badge('0'.repeat(9000))),
      INFO,
    )
    expect(short.size * 100).toBeLessThan(400 * 9000)
    expect(await readAll(short)).toMatchObject({ ok: true })
    // Long, but hardly packed.
    const limits = { ...LIMITS, freeBytes: 1000 }
    expect(
      await readAll(new Blob([fileOf([itemLine(badge('x'.repeat(5000)))], { badge: 1 })]), { limits }),
    ).toMatchObject({
      ok: true,
    })
  })

  it.each([
    ['the file', { fileBytes: 10 }],
    ['the text', { textBytes: 10 }],
    ['the number of things', { items: 1 }],
  ])('is larger than the limit for %s', async (_what, limit) => {
    const file = await writeBackup([NOTE, BADGE], INFO)
    expect(await readAll(file, { limits: { ...LIMITS, ...limit } })).toMatchObject({
      ok: false,
      reason: 'too-large',
    })
  })

  it('has a line longer than the limit', async () => {
    const limits = { ...LIMITS, lineBytes: 200 }
    const long = itemLine({ kind: 'badge', value: { a: 'x'.repeat(300) } })
    const text = fileOf(['x'.repeat(300)], {})
    expect(await readAll(new Blob([text]), { limits })).toMatchObject({ ok: false, reason: 'altered' })
    // Of a known shape it is only left out.
    const more = fileOf([long, itemLine(NOTE)], { badge: 1, note: 1 })
    expect(await readAll(new Blob([more]), { limits })).toMatchObject({
      ok: true,
      items: [NOTE],
      refused: new Map([['too-large', 1]]),
    })
  })

  it('cannot be unpacked by this browser', async () => {
    const file = await writeBackup([NOTE], INFO)
    vi.stubGlobal('DecompressionStream', undefined)
    delete (globalThis as { DecompressionStream?: unknown }).DecompressionStream
    expect(await readAll(file)).toMatchObject({ ok: false, reason: 'cannot-unpack' })
  })

  it('cannot be read by the browser', async () => {
    const file = new Blob(['x'])
    file.slice = () => {
      throw new DOMException('gone', 'NotFoundError')
    }
    expect(await readAll(file)).toMatchObject({ ok: false, reason: 'unreadable' })
  })
})

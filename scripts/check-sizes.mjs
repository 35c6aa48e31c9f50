// `npm run check:sizes`: exact bytes of the built app against limits, by file and in sum. Sizes are known to the byte and
// times are not, so these hold in every check, and `npm run bench` looks at the times. Reads `dist`, or the folder named.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/**
 * @typedef {object} Limit
 * @property {string} what
 * @property {RegExp} files Names below the folder that count together, or each for itself.
 * @property {boolean} each
 * @property {'raw' | 'brotli'} measure
 * @property {number} most Bytes.
 * @property {RegExp} [except]
 */

/** @type {readonly Limit[]} Set a little above what there is, so that growth is noticed; raise one only with a reason. */
const LIMITS = [
  // What stands between a tap on the address and the first question, over the line: src/app/early-question.js draws it from
  // the page and its styles. 10.7 kB since a blank has its verdict like an option, and 答题卡 keeps its button in sight, 10.8
  // since a press that the coming of the app falls into is noted.
  {
    what: 'up to the first question',
    files: /^(index\.html|assets\/index-.*\.css)$/,
    each: false,
    measure: 'brotli',
    most: 10_800,
  },
  // What stands between the first question and its verdict. 72 kB since storage faults are told on every page and 今日
  // introduces itself (2.5 kB each, words included), 73 since the app takes over a question that was drawn without it.
  { what: 'first script', files: /^assets\/index-.*\.js$/, each: false, measure: 'brotli', most: 73_500 },
  { what: 'bank index', files: /^assets\/index-.*\.json$/, each: false, measure: 'brotli', most: 5_000 },
  {
    what: 'first chapter',
    files: /^assets\/chapter-s0-.*\.json$/,
    each: false,
    measure: 'brotli',
    most: 8_000,
  },
  // What a page adds when it is opened.
  { what: 'page script', files: /Page-.*\.js$/, each: true, measure: 'raw', most: 40_000 },
  { what: 'page style sheet', files: /Page-.*\.css$/, each: true, measure: 'raw', most: 10_000 },
  // What the worker fetches at once: the whole app with its bank. The limit is the promise of docs/performance.md.
  { what: 'any file', files: /./, each: true, measure: 'raw', most: 300_000, except: /chart|import-worker/i },
  // Three quarters of it are SheetJS, for .xls and .ods. It runs in a worker alone, follows at rest and is parsed when a file is read.
  { what: 'importer', files: /import-worker-.*\.js$/, each: false, measure: 'raw', most: 660_000 },
  {
    what: 'precache',
    files: /\.(html|js|css|json|svg|png|txt|webmanifest)$/,
    each: false,
    measure: 'raw',
    most: 1_500_000,
    except: /^sw\.js$|^assets\/later\/|^licences\.txt$/,
  },
  // What follows when the app is at rest: scripts/later-files.ts. 600 kB since the questions that are no longer asked (190 kB)
  // left the precache for it, 1.35 MB since the importer (640 kB)
  // and the reader of QR codes (33 kB) came.
  {
    what: 'fetched later',
    files: /^assets\/later\/|^licences\.txt$/,
    each: false,
    measure: 'raw',
    most: 1_350_000,
  },
]

/**
 * @param {string} folder
 * @param {readonly Limit[]} [limits]
 * @returns {{ lines: string[], faults: string[] }}
 */
export function checkSizes(folder, limits = LIMITS) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(path.join(folder, name)).isFile())
  const lines = []
  const faults = []
  for (const { what, files, each, measure, most, except } of limits) {
    const own = names.filter((name) => files.test(name) && !except?.test(name))
    const sizes = own.map((name) => /** @type {const} */ ([name, sizeOf(path.join(folder, name), measure)]))
    const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0)
    const [largest, bytes] = each ? (sizes.toSorted((a, b) => b[1] - a[1])[0] ?? ['none', 0]) : [what, sum]
    const share = `${Math.round((bytes / most) * 100)} %`.padStart(6)
    lines.push(
      `${share}  ${what}: ${kilobytes(bytes)} of ${kilobytes(most)} ${measure}${each ? ` (${largest})` : ''}`,
    )
    if (own.length === 0) faults.push(`${what}: there is no such file in ${folder}`)
    const tooLarge = each ? sizes.filter(([, size]) => size > most) : sum > most ? [[what, sum]] : []
    for (const [name, size] of tooLarge)
      faults.push(
        `${what}: ${name} has ${kilobytes(Number(size))} ${measure}, at most ${kilobytes(most)} are allowed`,
      )
  }
  return { lines, faults }
}

/**
 * @param {string} file
 * @param {Limit['measure']} measure
 */
function sizeOf(file, measure) {
  return measure === 'raw' ? statSync(file).size : brotliCompressSync(readFileSync(file)).length
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { lines, faults } = checkSizes(process.argv[2] ?? 'dist')
  console.log(lines.join('\n'))
  if (faults.length > 0) {
    console.error(
      `\nToo large:\n${faults.join('\n')}\nWhat grew: npx vite build, or node scripts/dependency-weights.mjs`,
    )
    process.exitCode = 1
  }
}

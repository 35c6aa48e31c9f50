// What pictures of the app depend on beside the app: they are compared only where both are as they were when taken.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from '../../../scripts/support/chromium.mjs'

const FILE = fileURLToPath(new URL('../pictures/ground.json', import.meta.url))

interface Ground {
  /** The major version. */
  readonly chromium: string
  /** The SHA-256 of the file that draws Chinese. */
  readonly font: string
}

/** Why this machine's pictures cannot be like the kept ones; null when they must be. */
export function whyUnlike(): string | null {
  if (!existsSync(FILE)) return 'no pictures have been kept'
  const kept = JSON.parse(readFileSync(FILE, 'utf8')) as Ground
  const here = groundHere()
  if (here.chromium !== kept.chromium)
    return `the kept pictures are of Chromium ${kept.chromium}, and this is ${here.chromium}`
  if (here.font !== kept.font) return 'the kept pictures were drawn with another Chinese font'
  return null
}

/** Says that the kept pictures are of this machine. */
export function keepGround(): void {
  writeFileSync(FILE, `${JSON.stringify(groundHere(), null, 2)}\n`)
}

function groundHere(): Ground {
  const font = printed('fc-match', ['-f', '%{file}', 'sans-serif:lang=zh-cn'])
  return {
    chromium: /\d+/.exec(printed(chromiumPath(), ['--version']))?.[0] ?? 'none',
    font: existsSync(font) ? createHash('sha256').update(readFileSync(font)).digest('hex') : 'none',
  }
}

/** What a program prints; nothing where there is none. */
function printed(program: string | undefined, args: readonly string[]): string {
  if (program === undefined) return ''
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

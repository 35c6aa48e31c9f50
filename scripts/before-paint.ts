import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const FILE = new URL('../src/app/before-paint.js', import.meta.url)
const PLACE = '<!-- src/app/before-paint.js -->'

/** The one script that stands in the page itself, without comments and indents. */
const SCRIPT = readFileSync(FILE, 'utf8')
  .replace(/^\s*\/\/.*\n/gm, '')
  .replace(/^\s+/gm, '')
  .trim()

/** How the policy names it: changed by a single byte, it does not run. */
export const BEFORE_PAINT_HASH = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`

/**
 * Puts the script before the page that it may hide. A file of its own would come too late for the first paint or hold it
 * back: on a weak line its request costs as much as the style sheet.
 */
export function beforePaint(): Plugin {
  return {
    name: 'before-paint',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        if (!html.includes(PLACE)) throw new Error(`index.html lacks ${PLACE}`)
        return html.replace(PLACE, () => `<script>${SCRIPT}</script>`)
      },
    },
  }
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { minifySync } from 'vite'
import type { Plugin } from 'vite'

/** The scripts that stand in the page itself, each in the place that a comment of its name keeps in index.html. */
const NAMES = ['src/app/before-paint.js', 'src/app/early-question.js'] as const

const SCRIPTS = NAMES.map((name) => ({
  place: `<!-- ${name} -->`,
  script: minified(name, readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')),
}))

function minified(name: string, code: string): string {
  const { code: script, errors } = minifySync(name, code, { compress: { target: 'es2021' } })
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(', ')}`)
  return script.trim()
}

/** How the policy names what stands in the page: changed by a single byte, it is not taken. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export const INLINE_SCRIPT_HASHES = SCRIPTS.map(({ script }) => hashOf(script))

/**
 * Puts the scripts into the page. Files of their own would come too late for the first paint or hold it back: on a weak
 * line a request costs as much as the style sheet.
 */
export function inlineScripts(): Plugin {
  return {
    name: 'inline-scripts',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        SCRIPTS.reduce((page, { place, script }) => {
          if (!page.includes(place)) throw new Error(`index.html lacks ${place}`)
          return page.replace(place, () => `<script>${script}</script>`)
        }, html),
    },
  }
}

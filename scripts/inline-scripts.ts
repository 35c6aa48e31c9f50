import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { minifySync } from 'vite'
import type { Plugin } from 'vite'

/** The scripts that stand in the page itself, each in the place that a comment of its name keeps in index.html. */
const NAMES = ['src/app/before-paint.js', 'src/app/early-question.js'] as const

const SCRIPTS = NAMES.map((name) => ({ place: `<!-- ${name} -->`, script: minified(name) }))

/** Nobody presses twice before the page is painted, so this one is a file, and the page as small as it was. */
const BESIDE = 'src/app/one-press.js'

function minified(name: string): string {
  const code = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
  const { code: script, errors } = minifySync(name, code, { compress: { target: 'es2021' } })
  if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(', ')}`)
  return script.trim()
}

/** How the policy names what stands in the page: changed by a single byte, it is not taken. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

export const INLINE_SCRIPT_HASHES = SCRIPTS.map(({ script }) => hashOf(script))

/** Puts the script beside the app's into the build, under a name that changes with it. */
export function scriptBeside(): Plugin {
  const script = minified(BESIDE)
  const fileName = `assets/one-press-${createHash('sha256').update(script).digest('hex').slice(0, 8)}.js`
  let isBuild = false
  return {
    name: 'script-beside',
    configResolved({ command }) {
      isBuild = command === 'build'
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: script })
    },
    transformIndexHtml: () => [
      {
        tag: 'script',
        attrs: { src: isBuild ? `./${fileName}` : `/${BESIDE}`, async: true },
        injectTo: 'head',
      },
    ],
  }
}

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

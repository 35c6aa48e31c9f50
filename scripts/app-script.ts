import type { Plugin } from 'vite'

const SCRIPT = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/
const STYLES = /<link rel="stylesheet" crossorigin href="[^"]+">/

/**
 * Has src/app/early-question.js start the app's script, once what it has drawn is painted: evaluating 230 kB first would
 * keep a reloaded question off the screen. The script is fetched as early as ever, and after the style sheet, which the
 * first paint waits for: on a weak line whoever asks first gets the connection that is open.
 */
export function appScript(): Plugin {
  return {
    name: 'app-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const [tag, address] = SCRIPT.exec(html) ?? []
        const [styles] = STYLES.exec(html) ?? []
        if (!tag || !address || !styles) throw new Error('index.html has no script or no style sheet')
        const link = `<link id="app-script" rel="preload" as="script" crossorigin href="${address}">`
        return html.replace(tag, '').replace(styles, `${styles}\n    ${link}`)
      },
    },
  }
}

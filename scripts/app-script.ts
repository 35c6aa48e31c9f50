import type { Plugin } from 'vite'

const SCRIPT = /\s*<script type="module" crossorigin src="([^"]+)"><\/script>/

/**
 * Has src/app/early-question.js start the app's script, once what it has drawn is painted: evaluating 230 kB first would
 * keep it off the screen. The script is fetched as early as ever.
 */
export function appScript(): Plugin {
  return {
    name: 'app-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const [tag, address] = SCRIPT.exec(html) ?? []
        if (!tag || !address) throw new Error('index.html has no script')
        const link = `<link id="app-script" rel="preload" as="script" crossorigin href="${address}">`
        return html.replace(tag, '').replace('</head>', `${link}\n  </head>`)
      },
    },
  }
}

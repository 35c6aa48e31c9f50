import type { Plugin } from 'vite'

/**
 * Puts the style sheet of the first page into the page itself, where the policy names it by its hash
 * (scripts/content-security-policy.ts). As a file of its own it costs the first paint a round trip.
 */
export function inlineStyles(): Plugin {
  let css = ''
  return {
    name: 'inline-styles',
    apply: 'build',
    buildStart() {
      css = ''
    },
    generateBundle: {
      // Before Vite lists, for every part that comes later, the sheets that it needs: this one is always there.
      order: 'pre',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.isEntry) continue
          const sheets = chunk.viteMetadata?.importedCss ?? new Set<string>()
          for (const name of sheets) {
            const sheet = bundle[name]
            if (sheet?.type !== 'asset') throw new Error(`the build holds no ${name}`)
            css += String(sheet.source).trim()
            delete bundle[name]
          }
          sheets.clear()
        }
        if (css === '') throw new Error('the first page has no styles')
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('</head>', () => `<style>${css}</style>\n  </head>`),
    },
  }
}

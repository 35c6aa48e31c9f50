import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { createServer } from 'vite'
import type { Plugin } from 'vite'
import { createPinia } from 'pinia'
import { createSSRApp } from 'vue'
import type { Component } from 'vue'
import { createMemoryHistory } from 'vue-router'
import type { Router, RouterHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { words } from './words.ts'

const PLACEHOLDER = /<!-- 今日 as .*? -->\s*<p>.*?<\/p>/s

/**
 * Draws 今日 into index.html with the app's own components, so that the first paint waits for the style sheet alone and
 * not for 200 kB of script. Vue replaces it by the same markup when it mounts, so nothing moves. Also asks early for the
 * two files of the bank that a first question needs.
 */
export function prerenderHome(): Plugin {
  let root = process.cwd()
  return {
    name: 'prerender-home',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { bundle }) => {
        if (!PLACEHOLDER.test(html)) throw new Error('index.html has no place for 今日')
        const files = Object.keys(bundle ?? {})
        const needed = [/index-[\w-]+\.json$/, /chapter-s0-[\w-]+\.json$/].map((name) => {
          const file = files.find((each) => name.test(each))
          if (!file) throw new Error(`the build holds no ${name.source}`)
          return file
        })
        return {
          html: html.replace(PLACEHOLDER, await homeMarkup(root)),
          tags: needed.map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${file}` },
            injectTo: 'head' as const,
          })),
        }
      },
    },
  }
}

async function homeMarkup(root: string): Promise<string> {
  const server = await createServer({
    root,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [vue(), icons({ compiler: 'vue3' }), words()],
  })
  try {
    const shell = (await server.ssrLoadModule('/src/app/AppShell.vue')) as { default: Component }
    const { makeRouter } = (await server.ssrLoadModule('/src/app/router.ts')) as {
      makeRouter: (history: RouterHistory) => Router
    }
    // With this base the links read like those of the hash history.
    const router = makeRouter(createMemoryHistory('#'))
    const app = createSSRApp(shell.default).use(createPinia()).use(router)
    await router.push('/')
    await router.isReady()
    // The policy allows no style attributes; what they say at the start stands in the sheets too.
    return (await renderToString(app)).replaceAll(/ style="[^"]*"/g, '')
  } finally {
    await server.close()
  }
}

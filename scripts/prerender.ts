import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import icons from 'unplugin-icons/vite'
import { createServer } from 'vite'
import type { Plugin } from 'vite'
import { createPinia } from 'pinia'
import type { Pinia } from 'pinia'
import { createSSRApp } from 'vue'
import type { Component } from 'vue'
import { createMemoryHistory } from 'vue-router'
import type { Router, RouterHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import type { NotedQuestion } from '../src/bank/noted-question.ts'
import { parseIndex } from '../src/bank/parse-compiled.ts'
import { USUAL_FORM, USUAL_LEVEL } from '../src/bank/wire-format.ts'
import type { WireChapter } from '../src/bank/wire-format.ts'
import type { ChoiceQuestion } from '../src/quiz/question.ts'
import { startSession } from '../src/quiz/session.ts'
import type { RunningSession, SessionPlan } from '../src/quiz/session.ts'
import vue from '@vitejs/plugin-vue'
import { words } from './words.ts'

const HOME_PLACE = /<!-- 今日 as .*? -->\s*<p>.*?<\/p>/s
const QUESTION_PLACE = /<!-- The question screen as .*? -->/s
const GENERATED = 'src/bank/generated'

/** As many as a first round may begin with. Each costs the first paint about a hundred bytes. */
const OPENINGS = 5

/**
 * Draws with the app's own components what must not wait for 200 kB of script. 今日 stands in index.html, so that the first
 * paint waits for the style sheet alone; Vue replaces it by the same markup when it mounts, so nothing moves. Beside it lies
 * the question screen as a template, and the questions that a first round may begin with: src/app/early-question.js fills them
 * in. Also asks early for the two files of the bank that a first round needs.
 */
export function prerender(): Plugin {
  let root = process.cwd()
  return {
    name: 'prerender',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { bundle }) => {
        for (const place of [HOME_PLACE, QUESTION_PLACE])
          if (!place.test(html)) throw new Error(`index.html has no ${place.source}`)
        const { home, question } = await drawn(root)
        const openings = openingQuestions(root)
        const files = Object.keys(bundle ?? {})
        const needed = [/index-[\w-]+\.json$/, /chapter-s0-[\w-]+\.json$/].map((name) => {
          const file = files.find((each) => name.test(each))
          if (!file) throw new Error(`the build holds no ${name.source}`)
          return file
        })
        return {
          html: html
            // Indented for those who read it here; each of its bytes is waited for.
            .replace(/\n\s+/g, '\n')
            .replace(HOME_PLACE, () => home)
            .replace(QUESTION_PLACE, () => question + dataBlock('opening-questions', openings)),
          tags: needed.map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          })),
        }
      },
    },
  }
}

/** No script, so the policy has nothing to say about it. `<` would end it inside a text. */
function dataBlock(id: string, data: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
}

/** Single choices of the first chapter, the easiest: what the reader meets first should not put them off. */
function openingQuestions(root: string): unknown {
  const read = (name: string): unknown => JSON.parse(readFileSync(resolve(root, GENERATED, name), 'utf8'))
  const [first] = parseIndex(read('index.json')).chapters
  if (!first) throw new Error('the bank has no chapter')
  const { questions } = read(`chapter-${first.id}.json`) as WireChapter
  const chosen = questions
    .filter(({ form = USUAL_FORM }) => form === 'single')
    .toSorted((a, b) => (a.level ?? USUAL_LEVEL) - (b.level ?? USUAL_LEVEL))
    .slice(0, OPENINGS)
  return {
    chapterTitle: first.title,
    questions: chosen.map(({ id, stem, options }) => ({ id, stem, options })),
  }
}

async function drawn(root: string): Promise<{ readonly home: string; readonly question: string }> {
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
  // What is loaded is what its own types say: the same file as above.
  const load = <Module>(file: string): Promise<Module> => server.ssrLoadModule(file) as Promise<Module>
  try {
    const { default: shell } = await load<{ default: Component }>('/src/app/AppShell.vue')
    const { makeRouter } = await load<{ makeRouter: (history: RouterHistory) => Router }>(
      '/src/app/router.ts',
    )
    const { default: screen } = await load<{ default: Component }>('/src/pages/session/QuestionScreen.vue')
    const { useBankStore } = await load<{ useBankStore: StoreOf<'noted', NotedQuestion> }>(
      '/src/stores/bank.ts',
    )
    const { useSessionStore } = await load<{ useSessionStore: StoreOf<'session', RunningSession> }>(
      '/src/stores/session.ts',
    )

    async function page(path: string, question?: ChoiceQuestion): Promise<string> {
      const pinia = createPinia()
      // With this base the links read like those of the hash history.
      const router = makeRouter(createMemoryHistory('#'))
      if (question) {
        const session = { ...startSession(SAMPLE_PLAN), drafts: [SAMPLE_DRAFT] }
        useBankStore(pinia).noted = { question, chapterTitle: '' }
        useSessionStore(pinia).session = session
        // Without the page around it, which looks for the session in a browser's storage.
        router.addRoute({
          path,
          name: 'session',
          component: screen,
          props: { session, question },
          meta: { immersive: true },
        })
      }
      const app = createSSRApp(shell).use(pinia).use(router)
      await router.push(path)
      await router.isReady()
      // The policy allows no style attributes; what they say at the start stands in the sheets too. Comments mark places
      // for Vue to take up, and it draws anew.
      return (await renderToString(app))
        .replaceAll(/ style="[^"]*"| class=""|<!--.*?-->/g, '')
        .replaceAll(/><\/(?:path|circle)>/g, '/>')
    }

    const markup = await page('/session/sample', SAMPLE)
    // Dialogs open when the app is there.
    const template = markup.replaceAll(/<dialog[\s\S]*?<\/dialog>/g, '')
    return { home: await page('/'), question: `<template id="question-page">${template}</template>` }
  } finally {
    await server.close()
  }
}

/** As much of a store as is set here; its own types would bring the browser's into this project. */
type StoreOf<Name extends string, Value> = (pinia: Pinia) => Record<Name, Value>

/** One of its options is chosen (see `SAMPLE_DRAFT`), so that the template has both looks. */
const SAMPLE: ChoiceQuestion = {
  id: 'sample' as ChoiceQuestion['id'],
  chapter: '',
  paragraph: '',
  difficulty: 1,
  facts: [],
  stem: '',
  explanation: '',
  form: 'single',
  options: ['a', 'b'].map((id) => ({ id, text: '' })),
  right: 'a',
}
const SAMPLE_DRAFT = ['a']

const SAMPLE_PLAN: SessionPlan = {
  id: 'sample' as SessionPlan['id'],
  kind: 'practice',
  topic: { kind: 'everything' },
  bank: '',
  edition: '',
  seed: 'sample',
  questions: [SAMPLE.id],
  createdAt: 0,
  day: 0 as SessionPlan['day'],
}

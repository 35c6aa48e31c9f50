import { readFileSync } from 'node:fs'
import icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { appScript } from './scripts/app-script.ts'
import { bankPlugin } from './scripts/bank-plugin.ts'
import vue from '@vitejs/plugin-vue'
import { contentSecurityPolicy } from './scripts/content-security-policy.ts'
import { inlineScripts, scriptBeside } from './scripts/inline-scripts.ts'
import { inlineStyles } from './scripts/inline-styles.ts'
import { assetFileName, chunkFileName, LATER_FOLDER, laterFiles, laterRoute } from './scripts/later-files.ts'
import { licences } from './scripts/licences.ts'
import { appManifest } from './scripts/manifest.ts'
import { prerender } from './scripts/prerender.ts'
import { shareRoute } from './scripts/share-target.ts'
import { words } from './scripts/words.ts'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string
}

const notices = licences()

export default defineConfig({
  // Relative addresses: the same build works at the root of a host and in any of its subfolders.
  base: './',
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
  },
  // The English words as an object, see scripts/words.ts.
  json: { stringify: false, namedExports: false },
  build: {
    // The oldest browsers that know cascade layers and <dialog>, both from spring 2022.
    target: ['es2021', 'chrome99', 'safari15.4', 'firefox97'],
    cssTarget: ['chrome99', 'safari15.4', 'firefox97'],
    // An inlined asset would be a data: address, which the policy below does not allow for fetches.
    assetsInlineLimit: 0,
    // Style sheets only: the names of every page's scripts would stand in the first one, for a round trip that the worker
    // saves from the second visit on.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // One file for all that the first page runs. Left alone, what lazy pages share with it becomes a file each, and
        // ten small requests on a weak line take longer than one.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        chunkFileNames: chunkFileName,
        assetFileNames: assetFileName,
      },
    },
  },
  // One classic script: Firefox had no module workers before version 114.
  // What it says to bundlers is of no use in it any more, and 6 kB.
  worker: {
    format: 'iife',
    plugins: () => [notices.worker()],
    rolldownOptions: {
      output: { comments: { annotation: false }, entryFileNames: `${LATER_FOLDER}/[name]-[hash].js` },
    },
  },
  plugins: [
    vue(),
    icons({ compiler: 'vue3' }),
    words(),
    bankPlugin(),
    appScript(),
    prerender(),
    inlineScripts(),
    scriptBeside(),
    inlineStyles(),
    contentSecurityPolicy(),
    notices.page,
    laterFiles(),
    VitePWA({
      registerType: 'prompt',
      // Registered by src/app/service-worker.ts through a trusted address; the plugin's own way fails under Trusted Types.
      injectRegister: false,
      manifest: appManifest,
      includeManifestIcons: false,
      workbox: {
        // Not the png icons: the system fetches them when it installs the app, and no page shows them.
        globPatterns: ['**/*.{html,js,css,json,svg,webmanifest}'],
        // Nor what whoever hosts the app may change at any time.
        globIgnores: [`${LATER_FOLDER}/**`, 'banks/**'],
        runtimeCaching: [laterRoute, shareRoute],
        // The page's own address needs no fallback (routes stand behind `#`), whatever its query. A fallback would answer for
        // every other page below our folder too, which is all of the host where the app lies at its root.
        navigateFallback: null,
        ignoreURLParametersMatching: [/./],
        // Would delete what the app in a folder below ours has kept. No Workbox since version 4 has left anything to clean up.
        cleanupOutdatedCaches: false,
        // Takes over the page of the very first visit too, so that its lazy pages and questions open without a network.
        clientsClaim: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        // A file that is too large would be left out with a mere warning: better to fail.
        maximumFileSizeToCacheInBytes: 400_000,
      },
    }),
  ],
})

import VueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { bankPlugin } from './scripts/bank-plugin.ts'
import { contentSecurityPolicy } from './scripts/content-security-policy.ts'
import { appManifest } from './scripts/manifest.ts'

const locales = fileURLToPath(new URL('./src/locales/*.json', import.meta.url))

export default defineConfig({
  // Relative addresses: the same build works at the root of a host and in any of its subfolders.
  base: './',
  resolve: {
    // Messages are compiled at build time, so the runtime needs no message compiler.
    alias: { 'petite-vue-i18n': 'petite-vue-i18n/dist/petite-vue-i18n.runtime.mjs' },
  },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  build: {
    // The oldest browsers that know cascade layers and <dialog>, both from spring 2022.
    target: ['es2021', 'chrome99', 'safari15.4', 'firefox97'],
    cssTarget: ['chrome99', 'safari15.4', 'firefox97'],
    // An inlined asset would be a data: address, which the policy below does not allow for fetches.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    vue(),
    icons({ compiler: 'vue3' }),
    VueI18n({ include: [locales], module: 'petite-vue-i18n', runtimeOnly: true }),
    bankPlugin(),
    contentSecurityPolicy(),
    VitePWA({
      registerType: 'prompt',
      // Registered by src/app/service-worker.ts through a trusted address; the plugin's own way fails under Trusted Types.
      injectRegister: false,
      manifest: appManifest,
      includeAssets: ['icons/*'],
      workbox: {
        globPatterns: ['**/*.{html,js,css,json,svg,png,webmanifest}'],
        navigateFallback: 'index.html',
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        // A file that is too large would be left out with a mere warning: better to fail.
        maximumFileSizeToCacheInBytes: 400_000,
      },
    }),
  ],
})

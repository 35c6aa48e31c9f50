// The reference page: what any app with these libraries pays before it does anything. Same targets as the app.
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import app from '../../vite.config.ts'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  ...(app.build && { build: { ...app.build, emptyOutDir: true } }),
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  plugins: [
    vue(),
    VitePWA({
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{html,js,css}'],
        navigateFallback: 'index.html',
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
})

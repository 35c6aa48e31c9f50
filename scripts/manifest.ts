import type { ManifestOptions } from 'vite-plugin-pwa'
import { shareTarget } from './share-target.ts'

/**
 * What a phone shows when the app is installed. Without an `id`: that would be resolved against the host and not the folder, so
 * two copies on one host would be the same app to a phone. It follows from `start_url`.
 */
export const appManifest: Partial<ManifestOptions> = {
  name: '百年千题',
  short_name: '百年千题',
  description: '一篇报道，一千道题，答在手边，记在心里。无需账号，断网可用。',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  orientation: 'any',
  theme_color: '#faf6ee',
  background_color: '#faf6ee',
  categories: ['education'],
  share_target: shareTarget,
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
}

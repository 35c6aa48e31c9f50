// Builds the page of tests/browser/storing-page and serves it from a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { serveBuild } from './build-server.ts'
import type { BuildServer } from './build-server.ts'

const SOURCE = fileURLToPath(new URL('../storing-page/', import.meta.url))

export async function serveStoringPage(): Promise<BuildServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'storing-page-'))
  await build({
    root: SOURCE,
    configFile: join(SOURCE, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const server = await serveBuild(outDir)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

import { fileURLToPath } from 'node:url'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Builds {
  readonly app: string
  readonly floor: string
  readonly empty: string
  readonly seed: string
}

/** Builds everything anew into a folder of its own, so that nobody else's `dist` is touched. */
export async function buildAll(): Promise<Builds> {
  return {
    ...(await buildAppAndSeed()),
    floor: await built('floor', join(root, 'bench/floor/vite.config.ts'), join(root, 'bench/floor')),
    empty: join(root, 'bench/empty'),
  }
}

export function buildApp(): Promise<string> {
  return built('app', join(root, 'vite.config.ts'), root)
}

/** The app, and the page that fills its database. */
export async function buildAppAndSeed(): Promise<Pick<Builds, 'app' | 'seed'>> {
  return {
    app: await buildApp(),
    seed: await built('seed', join(root, 'bench/seed/vite.config.ts'), join(root, 'bench/seed')),
  }
}

async function built(name: string, configFile: string, cwd: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), `bainian-bench-${name}-`))
  await build({ root: cwd, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  return outDir
}

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
  const folder = mkdtempSync(join(tmpdir(), 'bainian-bench-build-'))
  const built = async (name: string, configFile: string, cwd: string): Promise<string> => {
    const outDir = join(folder, name)
    await build({ root: cwd, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
    return outDir
  }
  return {
    app: await built('app', join(root, 'vite.config.ts'), root),
    floor: await built('floor', join(root, 'bench/floor/vite.config.ts'), join(root, 'bench/floor')),
    seed: await built('seed', join(root, 'bench/seed/vite.config.ts'), join(root, 'bench/seed')),
    empty: join(root, 'bench/empty'),
  }
}

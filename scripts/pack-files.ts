// Reads a pack's folder from disk: the only place of the bank tools that knows the file system's layout.
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '../src/bank/authored/assemble.ts'

/** Every YAML and JSON file under `folder`, named relative to `root` for messages. */
export function readPackFiles(folder: string, root: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:yaml|json)$/.test(path))
    .map((path) => ({
      path: path.split(sep).join('/'),
      name: relative(root, join(folder, path)).split(sep).join('/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }))
}

// Turns a copy of the build into the next one, as a host would get it: every script has a new name, the old ones are gone.
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function copyBuild(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
}

/** Deploys another build over the one in the folder; its pages say so in `<html data-build>`. */
export function deployNewBuild(folder: string, name: string): void {
  const assets = join(folder, 'assets')
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'))
  const renamed = new Map(scripts.map((file) => [file, file.replace(/\.js$/, `${name}.js`)]))
  for (const [old, next] of renamed) renameSync(join(assets, old), join(assets, next))

  for (const file of [...[...renamed.values()].map((file) => join('assets', file)), 'index.html', 'sw.js']) {
    let text = readFileSync(join(folder, file), 'utf8')
    for (const [old, next] of renamed) text = text.replaceAll(old, next)
    if (file === 'index.html') text = text.replace('<html ', `<html data-build="${name}" `)
    // What has no hash in its name is precached under the hash of its content.
    if (file === 'sw.js') text = text.replace(/(index\.html",\s*"?revision"?:\s*")\w+/, `$1${name}`)
    writeFileSync(join(folder, file), text)
  }
}

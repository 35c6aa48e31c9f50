// A host that is given one build after another, and that can be out of reach.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createStaticServer } from '../../../scripts/support/static-server.mjs'
import { BUILD } from './build.ts'
import { startServer } from './build-server.ts'
import { copyBuild, deployNewBuild } from './new-build.ts'

export interface ChangingSite {
  readonly url: string
  /** Names of the builds so far, the newest last. The first is called ''. */
  readonly builds: readonly string[]
  deploy(name: string): void
  /** Without it every request is cut, as where there is no network. */
  isReachable: boolean
  /** What the worker of the newest build must have in its cache, as it names it there. */
  precached(): string[]
  stop(): Promise<void>
}

/**
 * Serves copies of the build under test from below `root`. Each build has a folder of its own and takes the place of the one
 * before at once, as on a host that keeps releases apart: no request meets half of one.
 */
export async function serveChangingSite(root: string): Promise<ChangingSite> {
  const folderOf = (build: string): string => join(root, build || 'first')
  const builds = ['']
  let folder = folderOf('')
  copyBuild(BUILD, folder)
  let files = createStaticServer({ folder, base: '/' })
  let isReachable = true
  const server = await startServer(
    createServer((request, response) => {
      if (isReachable) files.emit('request', request, response)
      else request.socket.destroy()
    }),
  )
  return {
    url: server.url,
    builds,
    deploy(name) {
      const before = folder
      folder = folderOf(name)
      copyBuild(before, folder)
      deployNewBuild(folder, name)
      files = createStaticServer({ folder, base: '/' })
      builds.push(name)
    },
    get isReachable() {
      return isReachable
    },
    set isReachable(reachable) {
      isReachable = reachable
    },
    precached() {
      const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
      const entries = [...worker.matchAll(/\{url:"([^"]+)",revision:(?:null|"(\w+)")\}/g)]
      return entries.map(([, file = '', revision]) => {
        const address = new URL(file, server.url)
        if (revision) address.searchParams.set('__WB_REVISION__', revision)
        return address.href
      })
    },
    stop: server.stop,
  }
}

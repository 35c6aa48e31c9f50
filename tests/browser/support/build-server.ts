// A server of our own that can be stopped, moved to a subfolder, or given another build while a page is open.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createStaticServer, listen } from '../../../scripts/support/static-server.mjs'

export interface BuildServer {
  /** With a slash at the end. */
  readonly url: string
  /** Cuts every connection and closes the port: nothing answers afterwards. */
  stop(): Promise<void>
}

export function serveBuild(folder: string, base = '/'): Promise<BuildServer> {
  return startServer(createStaticServer({ folder, base }), base)
}

/** Puts a server of one's own at any free port. */
export async function startServer(server: Server, base = '/'): Promise<BuildServer> {
  await listen(server, { port: 0, strict: true })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}${base}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

// Serves the production build: `node scripts/serve.mjs [--port 4173] [--strict-port] [--host
// ADDRESS] [--base /] [--folder dist]`. Without `--host` this computer alone can reach it; without an address behind it, all can.

import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { createStaticServer, listen, LOOPBACK, networkAddresses } from './support/static-server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {readonly string[]} args */
export async function serve(args) {
  const { values } = parseArgs({
    // `--host` at the end, or before another option: on every address of this computer.
    args: args.map((arg, at) =>
      arg === '--host' && /^(--|$)/.test(args[at + 1] ?? '') ? '--host=0.0.0.0' : arg,
    ),
    options: {
      port: { type: 'string', default: '4173' },
      'strict-port': { type: 'boolean', default: false },
      host: { type: 'string', default: LOOPBACK },
      base: { type: 'string', default: '/' },
      folder: { type: 'string', default: path.join(root, 'dist') },
    },
  })
  const base = `/${values.base}/`.replace(/\/+/g, '/')
  if (!existsSync(path.join(values.folder, 'index.html'))) {
    throw new Error(`There is no build in ${values.folder}. Run \`npm run build\` first, or \`npm start\`.`)
  }

  const server = createStaticServer({ folder: values.folder, base })
  const port = await listen(server, {
    port: Number(values.port),
    strict: values['strict-port'],
    host: values.host,
  })

  console.log(`\n  On this computer   http://localhost:${port}${base}`)
  const reachable = values.host === LOOPBACK ? [] : networkAddresses()
  for (const address of reachable) console.log(`  On the network     http://${address}:${port}${base}`)
  console.log(
    reachable.length === 0
      ? '\n  For a phone in the same network: npm start -- --host'
      : '\n  Offline use needs https or localhost: opened on a phone by the network address, the app works while connected;\n  put the dist folder on any https host to install it.',
  )
  console.log('  Stop with Ctrl+C.\n')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  serve(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}

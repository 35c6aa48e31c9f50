import { spawn } from 'node:child_process'

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} output What the command printed, when it was kept back.
 * @property {number} seconds
 */

/**
 * Runs a command to its end. Nobody is asked anything: there is no standard input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options] `quiet` keeps the output back.
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  const started = performance.now()
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = []
    /** @param {boolean} ok */
    const end = (ok) =>
      resolve({ ok, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - started) / 1000 })

    const child = spawn(command, args, {
      env: quiet ? withColours(env) : env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`))
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/**
 * Runs npm, the same one that started us if one did.
 *
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 */
export function npm(args, options) {
  const self = process.env.npm_execpath
  if (self?.endsWith('.js')) return run(process.execPath, [self, ...args], options)
  return process.platform === 'win32'
    ? run('cmd', ['/c', 'npm', ...args], options)
    : run('npm', args, options)
}

/**
 * A command whose output is kept back cannot see where it will end up, so it is told.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withColours(env) {
  const { FORCE_COLOR: forced, NO_COLOR: refused, ...rest } = env
  const wanted = forced ? forced !== '0' : process.stdout.isTTY && !refused
  return { ...rest, ...(wanted ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) }
}

// A screen in memory.
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Display {
  /** For the DISPLAY variable. */
  readonly name: string
  stop(): void
}

export async function startDisplay(program: string): Promise<Display> {
  // It chooses a free number itself and tells it by the third channel.
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  const number = await new Promise<string>((resolve, reject) => {
    const channel = child.stdio[3] as Readable
    channel.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${program} ended at once: ${code}`)))
  })
  return { name: `:${number}`, stop }
}

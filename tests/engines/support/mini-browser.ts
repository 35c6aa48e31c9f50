// WebKitGTK's small browser without a driver, whose data stays when it ends: for what must outlive a browser.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebKitPrograms } from '../../../scripts/support/engines.mjs'
import { isGroupAlive, killGroup, memberOf } from '../../support/process-group.ts'
import type { Display } from './display.ts'

export interface MiniBrowser {
  /** SIGKILL to every process of it; resolves when none is left. */
  kill(): Promise<void>
  /** SIGKILL to the process that holds its databases, as iOS does in the background. */
  killDatabaseProcess(): void
}

export function startMiniBrowser(
  programs: WebKitPrograms,
  display: Display,
  home: string,
  address: string,
  /** A program and its arguments that runs the browser, such as a tracer. */
  under: readonly string[] = [],
): MiniBrowser {
  const [program = programs.browser, ...before] = [...under, programs.browser]
  const { pid } = spawn(program, [...before, address], {
    // A group of its own, so that a kill reaches every process of this browser and no other.
    detached: true,
    env: {
      ...process.env,
      DISPLAY: display.name,
      TZ: 'Asia/Shanghai',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
    },
    stdio: 'ignore',
  })
  if (pid === undefined) throw new Error(`${programs.browser} did not start`)
  const killNow = (): void => killGroup(pid)
  process.once('exit', killNow)
  return {
    kill: async () => {
      killNow()
      while (isGroupAlive(pid)) await delay(10)
      process.off('exit', killNow)
    },
    killDatabaseProcess: () => {
      // The system cuts names off after fifteen letters.
      process.kill(
        memberOf(pid, 'network process', ({ name }) => name === 'WebKitNetworkPr'),
        'SIGKILL',
      )
    },
  }
}

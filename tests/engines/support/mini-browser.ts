// WebKitGTK's small browser without a driver, whose data stays when it ends: for what must outlive a browser.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebKitPrograms } from '../../../scripts/support/engines.mjs'
import { isGroupAlive, killGroup } from '../../support/process-group.ts'
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
): MiniBrowser {
  const { pid } = spawn(programs.browser, [address], {
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
    killDatabaseProcess: () => process.kill(memberOf(pid, 'WebKitNetworkPr'), 'SIGKILL'),
  }
}

function memberOf(group: number, name: string): number {
  for (const id of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // Number, name in brackets, state, parent, group.
      const [, found, own] =
        /^\d+ \((.*)\) \S \d+ (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? []
      if (found === name && Number(own) === group) return Number(id)
    } catch {
      // Ended meanwhile.
    }
  }
  throw new Error(`no ${name} in the group ${group}`)
}

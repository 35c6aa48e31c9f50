// Processes that were started together and are ended together.
import { readdirSync, readFileSync } from 'node:fs'

/** SIGKILL to every process of the group. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

/** Whether a process of the group still runs. One that is dead and only waits to be counted does not. */
export function isGroupAlive(group: number): boolean {
  let ids: string[]
  try {
    ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return false
  }
  return ids.some((id) => {
    try {
      // After the name in brackets: state, parent, group.
      const [state, , own] = readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      return Number(own) === group && state !== 'Z' && state !== 'X'
    } catch {
      return false
    }
  })
}

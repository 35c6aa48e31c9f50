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
  return membersOf(group).some(({ state }) => state !== 'Z' && state !== 'X')
}

export interface GroupMember {
  readonly id: number
  readonly name: string
  readonly state: string
  readonly commandLine: string
}

/** The number of the one that `isIt` names; throws when the group has none. */
export function memberOf(group: number, what: string, isIt: (member: GroupMember) => boolean): number {
  const member = membersOf(group).find(isIt)
  if (!member) throw new Error(`no ${what} in the group ${group}`)
  return member.id
}

function membersOf(group: number): GroupMember[] {
  let ids: string[]
  try {
    ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
  return ids.flatMap((id) => {
    try {
      // Number, name in brackets, state, parent, group.
      const [, name = '', state = '', own] =
        /^\d+ \((.*)\) (\S) \d+ (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? []
      if (Number(own) !== group) return []
      return [{ id: Number(id), name, state, commandLine: readFileSync(`/proc/${id}/cmdline`, 'utf8') }]
    } catch {
      // Ended meanwhile.
      return []
    }
  })
}

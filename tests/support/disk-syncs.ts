// Counts what a browser hands to the disk, and not only to the system, by strace.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The program and its arguments that a browser is run under. */
export function tracedTo(file: string): readonly string[] {
  return ['strace', '-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', file]
}

/** Calls that had come back, on files below IndexedDB, up to now. */
export function syncsIn(trace: string): number {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /f(?:data)?sync\(\d+<[^>]*IndexedDB/.test(line)).length
}

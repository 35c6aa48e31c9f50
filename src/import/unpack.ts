// Unpacks zip archives and measures them on the way, since the sizes an archive declares cannot be trusted.
import { Unzip, UnzipInflate } from 'fflate'
import { joinBytes } from './join-bytes.ts'
import { MOST_UNPACKED } from './limits.ts'
import { FileFault } from './reason.ts'

/** One step may grow a thousandfold, so steps are small. */
const STEP = 16 * 1024
const MOST_PARTS = 20_000

export type Parts = ReadonlyMap<string, Uint8Array>

/** The parts whose names are wanted; of the others the names alone. */
export function unpack(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
): { parts: Parts; names: string[] } {
  const names: string[] = []
  const chunks = new Map<string, Uint8Array[]>()
  let unpacked = 0
  const unzip = new Unzip((file) => {
    names.push(file.name)
    if (names.length > MOST_PARTS) throw new FileFault('unpacks-too-large')
    if (!wants(file.name)) return
    const kept: Uint8Array[] = []
    chunks.set(file.name, kept)
    file.ondata = (error, chunk) => {
      // fflate reports an exception thrown here as an error of the archive.
      if (unpacked > MOST_UNPACKED) throw new FileFault('unpacks-too-large')
      if (error) throw new FileFault('damaged')
      unpacked += chunk.length
      if (unpacked > MOST_UNPACKED) throw new FileFault('unpacks-too-large')
      kept.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    // A package that is cut short or has a broken part still gives the parts before it.
    if (error instanceof FileFault && error.reason.code !== 'damaged') throw error
    if (chunks.size === 0) throw new FileFault('damaged')
  }
  return { parts: new Map([...chunks].map(([name, kept]) => [name, joinBytes(kept)])), names }
}

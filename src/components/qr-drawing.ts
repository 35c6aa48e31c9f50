import { encodeQR } from 'qr'

export interface QrDrawing {
  /** Modules on a side, the quiet zone included. */
  readonly size: number
  /** All dark modules as one path. */
  readonly path: string
}

/** Four modules of white on every side, as the standard asks for. */
const QUIET_ZONE = 4
/** Version 25: with more a phone's camera no longer reads them off another phone's screen. */
const MOST_MODULES = 117

/** A text as a QR code, or null when it is too long for one that can be scanned. */
export function qrDrawing(text: string): QrDrawing | null {
  const rows = encoded(text)
  if (!rows || rows.length > MOST_MODULES + 2 * QUIET_ZONE) return null
  return { size: rows.length, path: rows.flatMap(rowPath).join('') }
}

function encoded(text: string): boolean[][] | null {
  try {
    return encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE })
  } catch {
    // More than the largest code holds.
    return null
  }
}

/** Runs of dark modules as rectangles: a third of the path that single modules would make. */
function rowPath(row: readonly boolean[], y: number): string[] {
  const runs: string[] = []
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    const width = x + 1 - from
    runs.push(`M${from} ${y}h${width}v1h-${width}z`)
  }
  return runs
}

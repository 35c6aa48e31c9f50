// SHA-256 in small steps (FIPS 180-4). The platform's own takes a whole file at once and is missing on plain http, where
// schools like to put such an app.

export interface Sha256 {
  add(bytes: Uint8Array): void
  /** Of all that was added, in hexadecimal. Nothing may be added afterwards. */
  hex(): string
}

const BLOCK = 64
const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const
const ROUNDS = constants()

export function sha256(): Sha256 {
  // Written in place: a long backup has millions of blocks, and nothing is left behind by any of them.
  const state = new DataView(new ArrayBuffer(32))
  for (const [at, word] of START.entries()) state.setUint32(at * 4, word)
  const schedule = new DataView(new ArrayBuffer(256))
  const pending = new Uint8Array(BLOCK)
  const pendingBlock = new DataView(pending.buffer)
  let held = 0
  let length = 0

  function add(bytes: Uint8Array): void {
    length += bytes.length
    let at = 0
    if (held > 0) {
      at = Math.min(BLOCK - held, bytes.length)
      pending.set(bytes.subarray(0, at), held)
      held += at
      if (held < BLOCK) return
      mix(state, schedule, pendingBlock, 0)
      held = 0
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (; at + BLOCK <= bytes.length; at += BLOCK) mix(state, schedule, view, at)
    pending.set(bytes.subarray(at))
    held = bytes.length - at
  }

  function hex(): string {
    const bits = length * 8
    const padding = new Uint8Array((held < 56 ? 56 : 120) - held + 8)
    padding[0] = 0x80
    const view = new DataView(padding.buffer)
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(padding.length - 4, bits >>> 0)
    add(padding)
    return START.map((_, at) =>
      state
        .getUint32(at * 4)
        .toString(16)
        .padStart(8, '0'),
    ).join('')
  }

  return { add, hex }
}

// Views and not typed arrays: their reads are numbers to the compiler too, and as fast.
function mix(state: DataView, w: DataView, bytes: DataView, from: number): void {
  for (let at = 0; at < BLOCK; at += 4) w.setInt32(at, bytes.getInt32(from + at))
  for (let at = BLOCK; at < 256; at += 4) {
    const x = w.getInt32(at - 60)
    const y = w.getInt32(at - 8)
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w.setInt32(at, (w.getInt32(at - 64) + s0 + w.getInt32(at - 28) + s1) | 0)
  }
  let a = state.getInt32(0)
  let b = state.getInt32(4)
  let c = state.getInt32(8)
  let d = state.getInt32(12)
  let e = state.getInt32(16)
  let f = state.getInt32(20)
  let g = state.getInt32(24)
  let h = state.getInt32(28)
  for (let at = 0; at < 256; at += 4) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS.getInt32(at) + w.getInt32(at)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state.setInt32(0, state.getInt32(0) + a)
  state.setInt32(4, state.getInt32(4) + b)
  state.setInt32(8, state.getInt32(8) + c)
  state.setInt32(12, state.getInt32(12) + d)
  state.setInt32(16, state.getInt32(16) + e)
  state.setInt32(20, state.getInt32(20) + f)
  state.setInt32(24, state.getInt32(24) + g)
  state.setInt32(28, state.getInt32(28) + h)
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
function constants(): DataView {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  const view = new DataView(new ArrayBuffer(256))
  for (const [at, prime] of primes.entries()) view.setUint32(at * 4, fractionOfCubeRoot(prime))
  return view
}

// Exact, since Math.cbrt may differ in its last bit from one engine to the next.
function fractionOfCubeRoot(prime: number): number {
  const target = BigInt(prime) << BigInt(96)
  let low = BigInt(0)
  let high = BigInt(1) << BigInt(36)
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle * middle * middle <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

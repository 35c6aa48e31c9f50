// A slow line as a TCP proxy: every connection of one browser shares it, the service worker's included, which no
// throttling inside the browser does. Packets of all connections take turns, as they would in a router.
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

export interface LineShape {
  readonly downBitsPerSecond: number
  readonly upBitsPerSecond: number
  readonly roundTripMs: number
}

/** Lighthouse's slow 4G, as in the figures that the targets come from. */
export const WEAK_SIGNAL: LineShape = { downBitsPerSecond: 1.6e6, upBitsPerSecond: 0.75e6, roundTripMs: 150 }

const PACKET = 1460
/** Waiting bytes after which a sender is told to stop, per connection. */
const FULL = 128 * 1024

export interface Line {
  readonly port: number
  /** Off: nothing is delayed, for preparing a profile. */
  shaped: boolean
  /** Connections are refused and open ones cut, as without a network. */
  cut: boolean
  /** Bytes that have gone down since the start. */
  readonly downBytes: () => number
  close(): Promise<void>
}

export async function openLine(serverPort: number, shape: LineShape): Promise<Line> {
  const sockets = new Set<Socket>()
  const state = { shaped: true, cut: false, down: 0 }
  const down = direction(shape.downBitsPerSecond, shape.roundTripMs / 2, (bytes) => (state.down += bytes))
  const up = direction(shape.upBitsPerSecond, shape.roundTripMs / 2)

  const server = createServer((browser) => {
    if (state.cut) return void browser.destroy()
    const origin = connect(serverPort, '127.0.0.1')
    for (const socket of [browser, origin]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        // What is under way still arrives.
        setTimeout(() => [browser, origin].forEach((each) => each.destroy()), shape.roundTripMs * 2)
      })
    }
    // Loopback connects at once; over the line the first byte waits for the handshake's round trip.
    const openFrom = performance.now() + (state.shaped ? shape.roundTripMs : 0)
    up.join(browser, origin, openFrom, () => state.shaped)
    down.join(origin, browser, 0, () => state.shaped)
  })
  const port = await listening(server)
  return {
    port,
    get shaped() {
      return state.shaped
    },
    set shaped(on) {
      state.shaped = on
    },
    get cut() {
      return state.cut
    },
    set cut(on) {
      state.cut = on
      if (on) for (const socket of sockets) socket.destroy()
    },
    downBytes: () => state.down,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}

interface Flow {
  readonly from: Socket
  readonly to: Socket
  readonly openFrom: number
  readonly waiting: Buffer[]
  bytes: number
}

/** One direction of the line: a rate that all flows share, packet by packet in turn, and a delay for each packet. */
function direction(bitsPerSecond: number, delayMs: number, count?: (bytes: number) => void) {
  const bytesPerMs = bitsPerSecond / 8 / 1000
  const flows: Flow[] = []
  let credit = 0
  let last = performance.now()
  let timer: NodeJS.Timeout | undefined
  const underWay: { readonly due: number; readonly to: Socket; readonly packet: Buffer }[] = []
  let arrival: NodeJS.Timeout | undefined

  function pump(): void {
    const now = performance.now()
    // Never more than a packet or what one tick has earned: an idle line saves nothing up.
    credit = Math.min(credit + (now - last) * bytesPerMs, Math.max(PACKET, (now - last) * bytesPerMs))
    last = now
    while (credit > 0) {
      const at = flows.findIndex((flow) => flow.waiting.length > 0 && flow.openFrom <= now)
      const flow = flows[at]
      const packet = flow?.waiting.shift()
      if (!flow || !packet) break
      flows.push(...flows.splice(at, 1))
      credit -= packet.length
      flow.bytes -= packet.length
      if (flow.bytes < FULL) flow.from.resume()
      underWay.push({ due: now + delayMs, to: flow.to, packet })
      arrival ??= setTimeout(arrive, delayMs)
    }
    timer = flows.some((flow) => flow.waiting.length > 0) ? setTimeout(pump, 1) : undefined
  }

  // One queue for all, since timers of nearly equal length do not fire in the order they were set.
  function arrive(): void {
    const now = performance.now()
    while (underWay[0] && underWay[0].due <= now) {
      const next = underWay.shift()
      if (next) deliver(next.to, next.packet)
    }
    arrival = underWay[0] && setTimeout(arrive, Math.max(1, underWay[0].due - now))
  }

  function deliver(to: Socket, packet: Buffer): void {
    count?.(packet.length)
    if (to.writable) to.write(packet)
  }

  return {
    join(from: Socket, to: Socket, openFrom: number, isShaped: () => boolean): void {
      const flow: Flow = { from, to, openFrom, waiting: [], bytes: 0 }
      flows.push(flow)
      from.on('data', (data: Buffer) => {
        if (!isShaped() && flow.waiting.length === 0) return deliver(to, data)
        for (let at = 0; at < data.length; at += PACKET) flow.waiting.push(data.subarray(at, at + PACKET))
        flow.bytes += data.length
        if (flow.bytes >= FULL) from.pause()
        if (timer === undefined) {
          last = performance.now() - PACKET / bytesPerMs
          timer = setTimeout(pump, 0)
        }
      })
      from.on('close', () => {
        const at = flows.indexOf(flow)
        if (at >= 0 && flow.waiting.length === 0) flows.splice(at, 1)
      })
    },
  }
}

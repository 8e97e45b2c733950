import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AUTOCANNON } from '@/scripts/bench/load'

/** Milliseconds between two bytes of a head that is dripped. */
const DRIP = 500

/** Connections that send their heads byte by byte, and ask anew when they are ended. */
export function drip(port: number, connections: number) {
  const state = { isOver: false }
  const isOver = () => state.isOver
  const dripping = Array.from({ length: connections }, async () => {
    const head = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${'x'.repeat(1000)}`
    while (!isOver()) {
      const socket = open(port)
      for (const byte of head) {
        if (isOver() || socket.destroyed) break
        socket.write(byte)
        await sleep(DRIP)
      }
      socket.destroy()
    }
  })
  return async () => {
    state.isOver = true
    await Promise.all(dripping)
  }
}

/** Connections on each of which a page is asked for many times over, and nothing of the answers is ever read. */
export function neverRead(port: number, path: string, connections: number, times = 50) {
  const asked = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(times)
  const sockets = Array.from({ length: connections }, () => {
    const socket = open(port)
    socket.pause()
    socket.write(asked)
    return socket
  })
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}

/** A connection to this machine whose end is nobody's fault. */
function open(port: number): Socket {
  return connect(port, '127.0.0.1').on('error', () => undefined)
}

const floodSchema = z.object({
  requests: z.object({ sent: z.number() }),
  errors: z.number(),
  timeouts: z.number(),
  statusCodeStats: z.record(z.string(), z.object({ count: z.number() })),
})

export type Flood = { requests: number; unanswered: number; statuses: Record<string, number> }

/** As many requests as this machine can make, on so many connections, for so many seconds. */
export async function flood(url: string, connections: number, seconds: number): Promise<Flood> {
  const args = ['-c', String(connections), '-d', String(seconds), '-t', '35', '--json', '--no-progress', url]
  const child = spawn(process.execPath, [AUTOCANNON, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  const { requests, errors, timeouts, statusCodeStats } = floodSchema.parse(JSON.parse(said))
  const statuses = Object.entries(statusCodeStats).map(([status, { count }]) => [status, count])
  return {
    requests: requests.sent,
    unanswered: errors + timeouts,
    statuses: Object.fromEntries(statuses) as Record<string, number>,
  }
}

import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

export type Proxy = {
  port: number
  /** What is said in either direction from now on takes so many milliseconds longer. */
  delay: (least: number, most: number) => void
  /** Ends all connections, and refuses every new one until it is open again. */
  shut: () => void
  open: () => void
  close: () => Promise<void>
}

/** A way to a server on this machine that can be made slow, or shut. */
export async function openProxy(target: number, chance: () => number): Promise<Proxy> {
  let [least, most, isShut] = [0, 0, false]
  const sockets = new Set<Socket>()

  /** Hands on what one side says, each piece after its delay and none before the one that came earlier. */
  function pass(from: Socket, to: Socket): void {
    let before = Promise.resolve()
    // One after the other: of two timers, the one that is due first need not be the first to go off.
    const later = (work: () => void) => {
      const due = performance.now() + least + chance() * (most - least)
      before = before.then(async () => {
        if (due > performance.now()) await sleep(due - performance.now())
        work()
      })
    }
    from.on('data', (chunk: Buffer) => later(() => to.writable && to.write(chunk)))
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      later(() => to.destroy())
    })
  }

  const server = createServer((socket) => {
    if (isShut) {
      socket.destroy()
      return
    }
    const there = connect(target, '127.0.0.1')
    for (const each of [socket, there]) sockets.add(each.setNoDelay())
    pass(socket, there)
    pass(there, socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const end = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    delay: (from, to) => ([least, most] = [from, to]),
    shut: () => {
      isShut = true
      end()
    },
    open: () => (isShut = false),
    close: async () => {
      end()
      server.close()
      await once(server, 'close')
    },
  }
}

import { createServer, connect } from 'node:net'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { createChance } from '../chance'
import { openProxy } from './proxy'

it('a slow way to the database hands everything on in order, as a slow network does', async () => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  const address = echo.address()
  const proxy = await openProxy(typeof address === 'object' && address ? address.port : 0, createChance(1))
  proxy.delay(5, 25)
  const socket = connect(proxy.port, '127.0.0.1').setNoDelay()
  const sent = Array.from({ length: 400 }, (_, index) => `${index} `)
  let got = ''
  socket.on('data', (chunk: Buffer) => (got += chunk.toString()))
  for (const piece of sent) {
    socket.write(piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await expect.poll(() => got, { timeout: 10_000 }).toBe(sent.join(''))
  socket.destroy()
  await proxy.close()
  echo.close()
})

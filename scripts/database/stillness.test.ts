import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { standsStill } from './stillness'

/** A minute is half a second here. */
const PACE = { look: 20, silence: 500 }

let folder: string
let log: string
let ends: (() => void)[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-still-'))
  log = join(folder, 'database.log')
  await writeFile(log, 'it starts\n')
  ends = []
})
afterEach(async () => {
  for (const end of ends) end()
  await rm(folder, { recursive: true })
})

/** A server that says the same to whoever connects, as PostgreSQL’s protocol has it: an error of that code. */
async function openServer(code: string): Promise<string> {
  const fields = Buffer.from(`SFATAL\0C${code}\0Msaid\0\0`)
  const head = Buffer.alloc(5, 'E')
  head.writeInt32BE(fields.length + 4, 1)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([head, fields])))
  }).listen(0, '127.0.0.1')
  ends.push(() => server.close())
  await once(server, 'listening')
  const address = server.address()
  return `postgres://x:x@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/x`
}

const RECOVERING = '57P03'
const FULL = '53300'

it('a database that refuses everybody, and in its log tells of nothing but that, stands still', async () => {
  const url = await openServer(RECOVERING)
  const refusing = setInterval(
    () => void appendFile(log, '12:00 [7] FATAL:  the database system is in recovery mode\n'),
    50,
  )
  ends.push(() => clearInterval(refusing))
  expect(await standsStill(url, log, new AbortController().signal, PACE)).toBe(true)
})

it.each([
  ['that recovers, and says so in its log', RECOVERING, true],
  ['that answers, be it that it has too many connections', FULL, false],
])('a database %s does not', async (_, code, isWriting) => {
  const url = await openServer(code)
  const over = new AbortController()
  const watched = standsStill(url, log, over.signal, PACE)
  for (let done = 0; done < 20; done++) {
    await sleep(75)
    if (isWriting) await appendFile(log, `12:00 [8] LOG:  redo in progress, elapsed time: ${done}0.00 s\n`)
  }
  over.abort()
  expect(await watched).toBe(false)
})

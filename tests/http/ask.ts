import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

export type Question = {
  method?: string
  headers?: Record<string, string>
  body?: Buffer | string
}

/** Asks as a browser would not: the path goes out as it is written, nothing is followed and nothing unpacked. */
export async function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Question = {},
): Promise<Answer> {
  const asking = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    agent: false,
    headers: { host: 'news.example.org', ...headers },
  })
  const answering = new Promise<IncomingMessage | undefined>((resolve) => {
    // A server that refuses a body may close before it has all of it, with an answer or without.
    asking.once('response', resolve).on('error', () => resolve(undefined))
  })
  asking.end(body)
  const answer = await answering
  if (!answer) return { status: HUNG_UP, headers: {}, body: Buffer.alloc(0), text: '' }
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: bytes, text: bytes.toString() }
}

/** Instead of a status: the connection ended without an answer. */
export const HUNG_UP = 0

/** Sends bytes as they are and resolves to what comes back until the server closes or `patience` milliseconds are over. */
export async function askRaw(port: number, bytes: string | Buffer, patience = 1_000): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
  socket.on('error', () => undefined)
  const timer = setTimeout(() => socket.destroy(), patience)
  socket.write(bytes)
  await new Promise((resolve) => socket.once('close', resolve))
  clearTimeout(timer)
  return said
}

export const statusOf = (said: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)

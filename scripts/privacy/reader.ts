import { randomBytes, randomInt } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** A reader who is marked in everything that a server learns of him, anew each time. */
export type Reader = {
  /** Where his requests come from; Linux answers for all of 127.0.0.0/8. */
  address: string
  /** Where servers before this one say that they come from (RFC 5737, RFC 3849). */
  forwarded: string
  forwarded6: string
  userAgent: string
  referrer: string
  cookie: string
  /** What he looks for, and an address he asks for that is not there. */
  words: string
  path: string
}

export function createReader(): Reader {
  const mark = () => randomBytes(8).toString('hex')
  const part = () => randomInt(2, 250)
  return {
    address: `127.${part()}.${part()}.${part()}`,
    forwarded: `203.0.113.${part()}`,
    forwarded6: `2001:db8:${mark().slice(0, 4)}::${mark().slice(0, 4)}`,
    userAgent: `Mozilla/5.0 Reader/${mark()}`,
    referrer: `https://${mark()}.example/`,
    cookie: `known=${mark()}`,
    words: `word${mark()}`,
    path: `place${mark()}`,
  }
}

/** The marks by the names that a report calls them. */
export const toMarks = (reader: Reader): Record<string, string> => ({
  'the reader’s address': reader.address,
  'the address that a proxy says he has': reader.forwarded,
  'the IPv6 address that a proxy says he has': reader.forwarded6,
  'his User-Agent': reader.userAgent,
  'the page he came from': reader.referrer,
  'a cookie he was given elsewhere': reader.cookie,
  'the words he searched for': reader.words,
  'an address he asked for in vain': reader.path,
})

/** What servers on his way say of him. */
export const toForwarded = ({ forwarded, forwarded6 }: Reader): Record<string, string> => ({
  'X-Forwarded-For': `${forwarded}, ${forwarded6}`,
  'X-Real-IP': forwarded,
  'CF-Connecting-IP': forwarded,
  Forwarded: `for="[${forwarded6}]"`,
})

/** What his browser says of him, and those servers. */
const toHeaders = (reader: Reader): Record<string, string> => ({
  'User-Agent': reader.userAgent,
  Referer: reader.referrer,
  Cookie: reader.cookie,
  ...toForwarded(reader),
})

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
export type Asking = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer }

/** Asks the site on this machine as the reader, or as somebody of whom nothing is known. */
export function createAsk(site: string, reader?: Reader) {
  const { hostname, port } = new URL(site)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const isMarked = reader && process.platform === 'linux'
  const ask = (path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asking = send(
        {
          agent,
          host: '127.0.0.1',
          port,
          path,
          method,
          ...(isMarked ? { localAddress: reader.address } : {}),
          headers: { Host: `${hostname}:${port}`, ...(reader ? toHeaders(reader) : {}), ...headers },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
          )
        },
      )
      asking.on('error', reject).end(body)
    })
  return { ask, close: () => agent.destroy() }
}

export type Ask = ReturnType<typeof createAsk>['ask']

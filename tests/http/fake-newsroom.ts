import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isForm } from '@/lib/passed'

export const HEALTH = {
  database: 'ok',
  queue: { waiting: 2, oldestSeconds: 3, failed: 0 },
  desk: { late: 0, failed: 0 },
}

/** A page as Next sends it, with a script of its client runtime. */
const SEARCH =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{color:red}</style><script src="/_next/x.js"></script></head><body><p>Found</p></body></html>'

type Asked = {
  method: string
  url: string
  headers: IncomingMessage['headers']
  bytes: number
  /** What was sent, where it is not much. */
  text: string
}

/** Stands for the newsroom: it remembers what it was asked, and says of itself what Next says. */
export class FakeNewsroom {
  readonly asked: Asked[] = []
  /** When set, it takes requests and never answers. */
  isSilent = false
  /** What it says of itself. */
  health = HEALTH
  /** Its answer to a front that tells how many follow. */
  followersStatus = 204
  /** Milliseconds until it answers. */
  delay = 0
  /** When set, it hangs up in the middle of its answers. */
  isBreaking = false
  /** When set, it cannot make the pages of its forms. */
  isFailing = false
  /** When set, it takes nothing and says so at once. */
  isRefusing = false
  private readonly server = createServer((request, response) => void this.answer(request, response))
  port = 0

  static async open(): Promise<FakeNewsroom> {
    const newsroom = new FakeNewsroom()
    await newsroom.listen(0)
    return newsroom
  }

  async listen(port = this.port): Promise<void> {
    this.server.listen(port, '127.0.0.1')
    await once(this.server, 'listening')
    const address = this.server.address()
    this.port = typeof address === 'object' && address ? address.port : 0
  }

  async close(): Promise<void> {
    if (!this.server.listening) return
    const closed = once(this.server, 'close')
    this.server.close()
    this.server.closeAllConnections()
    await closed
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    if (this.isRefusing) {
      response.writeHead(413, { Connection: 'close' }).end('{}')
      return
    }
    let bytes = 0
    let text = ''
    try {
      for await (const chunk of request) {
        bytes += (chunk as Buffer).length
        if (bytes < 100_000) text += String(chunk)
      }
    } catch {
      return // The sender was cut off.
    }
    this.asked.push({ method, url, headers, bytes, text })
    if (this.isSilent) return
    await new Promise((resolve) => setTimeout(resolve, this.delay))
    if (this.isBreaking) {
      response.writeHead(200, { 'Content-Length': 1_000 })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
      return
    }
    response.setHeader('X-Powered-By', 'Next.js, Payload')
    response.setHeader('Server', 'newsroom')
    response.setHeader('Critical-CH', 'Sec-CH-Prefers-Color-Scheme')
    const [path = ''] = url.split('?')
    if (path === '/press/health') send(response, 200, 'application/json', JSON.stringify(this.health))
    else if (path === '/press/followers') response.writeHead(this.followersStatus).end()
    else if (isForm(path) && this.isFailing) send(response, 500, 'text/html', 'wrong')
    else if (isForm(path))
      send(response, 200, 'text/html; charset=utf-8', SEARCH, { 'Set-Cookie': 'a=1', ETag: '"n"' })
    else if (path === '/old' || path === '/newer' || path === '/feeds/old.rss' || path === '/articles/both')
      send(response, 308, 'text/plain', '', { Location: '/articles/x' })
    else if (path.startsWith('/_next/static/'))
      send(response, 200, 'text/javascript', 'x', { 'Cache-Control': 'public, max-age=31536000, immutable' })
    else if (path === '/admin/wrong') send(response, 500, 'text/html', 'wrong')
    else
      send(response, 200, 'text/html; charset=utf-8', `${method} ${url} ${bytes}`, {
        'Set-Cookie': ['payload-token=1; HttpOnly', 'b=2'],
        'Content-Security-Policy': "script-src 'self'",
        'Cache-Control': 'public, max-age=60',
      })
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string | string[]> = {},
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...headers })
  response.end(body)
}

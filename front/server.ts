import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { sendCopy } from './answer'
import { openEdition } from './edition'
import { report } from './faults'
import { createFollowers } from './followers'
import { createHealth } from './health'
import { type Limits, LIMITS } from './limits'
import { createPass } from './newsroom'
import { hasBody, isReading } from './request'
import { createRespond } from './respond'
import { say } from './say'
import { followVersion } from './version'

export type FrontOptions = {
  /** The folder that the press prints into; it may be made later. */
  editionDir: string
  newsroomUrl: string
  pressKey: string
  /** Public origin, without a trailing slash. */
  siteUrl: string
  /** See front/edition. */
  onionUrl?: string | undefined
  /** Servers before this one that say who asks: see lib/client-address. */
  proxies: number
  port: number
  host: string
  /** Bytes of the edition that are kept in memory. */
  cacheBytes?: number
  limits?: Partial<Limits>
  /** Milliseconds between two times that the newsroom is told how many follow. */
  tellEvery?: number
}

export type Front = { port: number; close(): Promise<void> }

/**
 * With what Node takes beside, the process stays below 120 MB, provided it is run with --max-semi-space-size=2 and
 * --max-old-space-size=64: without them, Node lets garbage lie for longer than the front has use for.
 */
const CACHE_BYTES = 24 * 1024 * 1024

/** Opens the server that readers meet. It needs the edition's folder and nothing else; without the newsroom it goes on. */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { editionDir, siteUrl, onionUrl, port, host, cacheBytes = CACHE_BYTES } = options
  const limits = { ...LIMITS, ...options.limits }
  const version = followVersion(editionDir)
  const edition = openEdition({ editionDir, siteUrl, onionUrl, cacheBytes, version })
  const pass = createPass({ ...options, limits, edition })
  const followers = createFollowers(options)
  const getHealth = createHealth(options)
  const respond = createRespond({ editionDir, siteUrl, edition, pass, followers, getHealth })

  function answer(request: IncomingMessage, response: ServerResponse): void {
    // The short way, which most requests go: known, unchanged, in memory, and no body to read.
    if (isReading(request) && !hasBody(request)) {
      const copy = edition.kept(request.url ?? '/', request.headers['accept-encoding'])
      if (copy?.isListed && copy.body) {
        followers.hear(request, copy)
        void sendCopy(request, response, copy)
        return
      }
    }
    respond(request, response).catch((error: unknown) => {
      report('A request could not be answered', error)
      if (response.headersSent) response.destroy()
      else say(request, response, FAULT, siteUrl)
    })
  }

  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.idleTimeout,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout / 2),
    },
    answer,
  )
  server.timeout = limits.idleTimeout
  // Node would leave out all after the two thousandth, and a body whose length is not known is a request in the newsroom's eyes.
  server.maxHeadersCount = 0
  server.maxConnections = limits.connections
  // Whoever only holds a connection on which nothing is asked any more makes room for whoever comes next.
  server.on('drop', () => {
    server.closeIdleConnections()
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await closeServer(server, limits.farewell)
      version.close()
      followers.close()
      await followers.tell(LAST_WORD)
    },
  }
}

/** Milliseconds in which the newsroom may still be told how many follow, at the end. */
const LAST_WORD = 1_000

const FAULT = {
  status: 503,
  text: 'This page cannot be read just now. Try again in a minute.',
  headers: { 'Retry-After': '60' },
}

/** Takes no more connections, finishes what is under way, and ends what takes longer. */
async function closeServer(server: Server, patience: number): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const end = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(end)
}

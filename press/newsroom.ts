import { createHash } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf } from '@/lib/errors'
import { type GoneFor, toGoneFor } from '@/lib/gone'
import { GONE_HEADER, PRESS_BATCH, PRESS_KEY, PRESS_SOURCES } from '@/lib/press-key'
import { listOf } from './plan'

/** The newsroom's answer for an address. */
export type Answer = {
  status: number
  location: string | undefined
  /** What readers are told of why it is gone, where they are told anything. */
  goneFor?: GoneFor | undefined
  body: Buffer
  sources: string[]
}

type Response = { status: number; headers: IncomingHttpHeaders; body: Buffer }

export type Newsroom = {
  /** What the newsroom has at the address now; answers of one batch may share what was read for another of it. */
  ask: (address: string, batch: string) => Promise<Answer>
  /** Every address, or those where the documents belong, and the release of the code. */
  list: (documents?: string[]) => Promise<{ release: string; addresses: string[] }>
  /** The pages of articles that have had an anniversary since that moment (ISO 8601), and when the next day begins. */
  aged: (since: string) => Promise<Aged>
  /** How often it was away when it was asked: what the pages of a batch shared is then forgotten. */
  absences: () => number
  close: () => void
}

const agedSchema = z.object({ addresses: z.array(z.string()), until: z.string(), next: z.string() })

/** `until` is the moment up to which was looked, by the newsroom's clock. */
type Aged = z.infer<typeof agedSchema>

const listSchema = z.object({ release: z.string(), addresses: z.array(z.string()) })

/** Documents in one question: each is about 45 characters of an address. */
const AT_ONCE = 100

/** Milliseconds between tries to reach a newsroom that is away, as while it is started again. */
const AWAY = 250

/**
 * The newsroom over HTTP, at an origin or at several, each of which has lists of its own. While none answers, every question waits; a question
 * that is answered with an error of the newsroom's own (5xx) rejects.
 */
export function reachNewsroom(origins: string[], key: string): Newsroom {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  let absences = 0

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const origin = origins[toNumber(listOf(path)) % origins.length]
    for (;;) {
      try {
        return await getOnce(new URL(path, origin), headers)
      } catch (error) {
        if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '')) throw error
        absences++
        await sleep(AWAY)
      }
    }
  }

  function getOnce(url: URL, headers: Record<string, string>): Promise<Response> {
    return new Promise((resolve, reject) => {
      const options = {
        agent,
        timeout: 60_000,
        // A month's page names all its articles there.
        maxHeaderSize: 4 * 1024 * 1024,
        headers: { [PRESS_KEY]: key, ...headers },
      }
      const sent = request(url, options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, headers, body: Buffer.concat(chunks) })
        })
      })
      sent.on('timeout', () => sent.destroy(new Error('The newsroom takes longer than a minute.')))
      sent.on('error', reject)
      sent.end()
    })
  }

  async function getJson(path: string): Promise<unknown> {
    const { status, body } = await get(path)
    if (status === 404)
      throw new Error('The newsroom does not know the press: both need the same PAYLOAD_SECRET.')
    if (status !== 200) throw new Error(`The newsroom answers ${status}; its own lines say why.`)
    return JSON.parse(body.toString())
  }

  return {
    async ask(address, batch) {
      const { status, headers, body } = await get(encodeURI(address), { [PRESS_BATCH]: batch })
      if (status >= 500)
        throw new Error(`The newsroom answers ${status} for ${address}; its own lines say why.`)
      return {
        status,
        location: headers.location,
        goneFor: toGoneFor(headers[GONE_HEADER]),
        body,
        sources: toSources(headers),
      }
    },
    async list(documents) {
      const parts = documents ? chunk(documents, AT_ONCE) : [[]]
      const lists = await Promise.all(
        parts.map(async (part) => {
          const query = part.map((document) => `of=${encodeURIComponent(document)}`).join('&')
          return listSchema.parse(await getJson(`/press/addresses${query && '?'}${query}`))
        }),
      )
      return { release: lists[0]?.release ?? '', addresses: lists.flatMap(({ addresses }) => addresses) }
    },
    aged: async (since) =>
      agedSchema.parse(await getJson(`/press/addresses?aged=${encodeURIComponent(since)}`)),
    absences: () => absences,
    close: () => agent.destroy(),
  }
}

/** A number that is the same for the same words. */
const toNumber = (words: string) => createHash('sha256').update(words).digest().readUInt32LE()

function toSources(headers: IncomingHttpHeaders): string[] {
  const named = headers[PRESS_SOURCES]
  return typeof named === 'string' ? named.split(' ').filter(Boolean).sort() : []
}

function chunk<T>(values: T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / length) }, (_, index) =>
    values.slice(index * length, (index + 1) * length),
  )
}

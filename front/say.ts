import type { IncomingMessage, ServerResponse } from 'node:http'
import { CACHE, toHeaders } from '@/lib/headers'
import { isUnread } from './request'

/** The few words of the front's own, for what no page of the edition answers. */
export type Words = { status: number; text: string; headers?: Record<string, string> }

/** Answers in a line of plain text. */
export function say(request: IncomingMessage, response: ServerResponse, words: Words, siteUrl: string): void {
  const body = Buffer.from(`${words.text}\n`)
  response.writeHead(words.status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': CACHE.page,
    ...(isUnread(request) ? { Connection: 'close' } : {}),
    ...toHeaders('page', siteUrl),
    ...words.headers,
  })
  endOf(request, response, body)
}

/** Milliseconds for which what a refused sender still sends is read and thrown away, so that he reads our answer. */
const PATIENCE = 2_000

/** Ends an answer whose headers are written; when nobody will read the request's body, the connection as well. */
export function endOf(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const sent = request.method === 'HEAD' ? undefined : body
  request.resume()
  if (!isUnread(request)) {
    response.end(sent)
    return
  }
  if (sent) response.write(sent)
  const end = () => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, PATIENCE)
  request.once('end', end)
  request.once('close', end)
}

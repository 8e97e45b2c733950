import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { toHeaders } from '@/lib/headers'
import { toPlain } from '@/lib/plain'
import { listAccepted } from './encodings'
import { toPolicy } from './policy'
import { acceptedOf } from './request'

const compress = promisify(gzip)

/** Bytes that a form's page may have as the newsroom sends it. */
const LARGEST = 4 * 1024 * 1024

/** Headers of the newsroom's page that are not true of ours, or that no reader needs. */
const NOT_OURS = ['etag', 'last-modified', 'link', 'set-cookie', 'content-length', 'content-encoding', 'vary']

/** Sends the newsroom's page as the press would have printed it: without client runtime, with its own policy. */
export async function sendPlain(
  request: IncomingMessage,
  response: ServerResponse,
  answer: IncomingMessage,
  siteUrl: string,
): Promise<void> {
  const page = toPlain(await readText(answer))
  for (const name of NOT_OURS) response.removeHeader(name)
  for (const [name, value] of Object.entries(toHeaders('page', siteUrl))) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', toPolicy(page))
  response.setHeader('Vary', 'Accept-Encoding')
  const isPacked = listAccepted(acceptedOf(request)).includes('gzip')
  const body = isPacked ? await compress(page) : Buffer.from(page)
  if (isPacked) response.setHeader('Content-Encoding', 'gzip')
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    if (!(chunk instanceof Buffer)) continue
    bytes += chunk.length
    if (bytes > LARGEST) throw new Error(`it has more than ${LARGEST} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

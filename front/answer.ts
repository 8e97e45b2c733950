import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { isPreconditionFailed, isSameForRange, isUnchanged } from './conditions'
import type { Copy } from './copies'
import { report } from './faults'
import { openSame } from './files'
import { type Range, toRange } from './ranges'

/**
 * Answers with a file of the edition, or with less where the reader has it already or asked for a part.
 * Resolves to false when the file on disk is no longer that one; then nothing was sent.
 */
export function sendCopy(
  request: IncomingMessage,
  response: ServerResponse,
  copy: Copy,
): Promise<boolean> | true {
  const { headers } = request
  if (isPreconditionFailed(headers, copy))
    return end(response, 412, ['Content-Length', '0', ...copy.validators])
  if (isUnchanged(headers, copy)) return end(response, 304, copy.validators)
  if (copy.hasRanges && headers.range !== undefined && isSameForRange(oneOf(headers['if-range']), copy)) {
    const range = toRange(headers.range, copy.size)
    if (range === 'unsatisfiable') {
      return end(response, 416, ['Content-Length', '0', 'Content-Range', `bytes */${copy.size}`])
    }
    if (range) return sendBody(request, response, copy, 206, toPartHeaders(copy, range), range)
  }
  return sendWhole(request, response, copy, 200)
}

/** Answers with the whole file, whatever the reader has; the pages that answer for others are sent this way. */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  copy: Copy,
  status: number,
): Promise<boolean> | true {
  return sendBody(request, response, copy, status, copy.headers, undefined)
}

function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  copy: Copy,
  status: number,
  headers: string[],
  range: Range | undefined,
): Promise<boolean> | true {
  if (request.method === 'HEAD') return end(response, status, headers)
  const { body } = copy
  if (!body) return stream(response, copy, status, headers, range)
  response.writeHead(status, headers)
  response.end(range ? body.subarray(range.start, range.end + 1) : body)
  return true
}

async function stream(
  response: ServerResponse,
  { path, stamp, size }: Copy,
  status: number,
  headers: string[],
  { start, end: last }: Range = { start: 0, end: size - 1 },
): Promise<boolean> {
  const handle = await openSame(path, stamp)
  if (!handle) return false
  response.writeHead(status, headers)
  pipeline(handle.createReadStream({ start, end: last }), response, (error) => {
    // A reader who leaves is no fault of ours.
    if (error && !response.destroyed) report(`${path} cannot be read`, error)
  })
  return true
}

function toPartHeaders({ headers, size }: Copy, { start, end: last }: Range): string[] {
  const part = [...headers]
  part[part.indexOf('Content-Length') + 1] = String(last - start + 1)
  return [...part, 'Content-Range', `bytes ${start}-${last}/${size}`]
}

function end(response: ServerResponse, status: number, headers: string[]): true {
  response.writeHead(status, headers)
  response.end()
  return true
}

/** Of a header that counts once, Node's types say that it may come as a list. */
const oneOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

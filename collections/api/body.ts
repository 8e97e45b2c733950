/** Bytes that a request to the API may have; a picture's form is counted by Payload (payload.config.ts). */
export const MOST = {
  /** From whoever has no session: a sign-in, a request to the hub. */
  stranger: 64 * 1024,
  /** From the newsroom's people, all but a form with a file. */
  colleague: 2 * 1024 * 1024,
  /** A picture of 20 MB, and what its form says around it. */
  form: 21 * 1024 * 1024,
} as const

/** What the request promises is more than that; what it sends may be still. */
export const promisesMore = ({ headers }: Request, most: number): boolean =>
  Number(headers.get('content-length') ?? 0) > most

/**
 * The same request at that address with its body read, or undefined when it has more bytes than `most`, of which no more were read. A
 * body is counted as it comes: what its headers promise is the sender's word.
 */
export async function readRequest(request: Request, url: string, most: number): Promise<Request | undefined> {
  if (promisesMore(request, most)) return undefined
  const { headers, method, signal } = request
  if (!request.body) return new Request(url, { method, headers, signal })
  const parts: Uint8Array[] = []
  let bytes = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.length
    if (bytes > most) return undefined
    parts.push(value)
  }
  return new Request(url, { method, headers: withoutLength(headers), signal, body: Buffer.concat(parts) })
}

/** The headers for another body than the one they came with. */
export function withoutLength(headers: Headers): Headers {
  const own = new Headers(headers)
  own.delete('content-length')
  own.delete('transfer-encoding')
  return own
}

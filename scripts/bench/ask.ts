import { Agent, type IncomingMessage, request } from 'node:http'

export type Answer = {
  status: number
  /** The content coding, “identity” for none. */
  encoding: string
  body: Buffer
  /** Bytes of head and body as they go over the wire, without TLS. */
  wireBytes: number
}

const agent = new Agent({ keepAlive: true })

/** Fetches an address as a browser does, but unpacks nothing; “br” asks for brotli, else gzip. */
export async function ask(url: string, encodings = 'identity'): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { agent, headers: { 'accept-encoding': encodings } }, resolve)
    sent.on('error', reject)
    sent.end()
  })
  const chunks: Uint8Array[] = []
  for await (const chunk of response) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  return {
    status: response.statusCode ?? 0,
    encoding: response.headers['content-encoding'] ?? 'identity',
    body,
    wireBytes: headBytes(response) + body.length,
  }
}

/** What browsers accept, short enough not to matter. */
export const BROWSER = 'br, gzip'

function headBytes({ statusCode, statusMessage, rawHeaders }: IncomingMessage): number {
  const status = `HTTP/1.1 ${statusCode ?? 0} ${statusMessage ?? ''}\r\n\r\n`
  // Each header is a name and a value in turn, with ": " and a line's end behind them.
  return rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part, 'latin1') + 2, status.length)
}

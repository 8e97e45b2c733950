import type { IncomingMessage } from 'node:http'

/** Whether the request brings bytes beside its headers. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined

/** Whether the request only reads. */
export const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

/** Whether bytes of the request may still be on their way. */
export const isUnread = (request: IncomingMessage): boolean => hasBody(request) && !request.complete

/** The codings that the reader asked for; what goes to the newsroom asks for bytes as they are. */
export function acceptedOf({ rawHeaders }: IncomingMessage): string | undefined {
  const at = rawHeaders.findIndex(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'accept-encoding',
  )
  return at === -1 ? undefined : rawHeaders[at + 1]
}

import type { IncomingMessage, ServerResponse } from 'node:http'

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

/**
 * Calls back once, when the answer has gone out or its connection is gone. An answer that waits behind another on its connection hears
 * nothing of that connection's end (Node gives it none before its turn).
 */
export function whenOver(
  { socket }: Pick<IncomingMessage, 'socket'>,
  response: ServerResponse,
  then: () => void,
): void {
  const over = () => {
    response.off('close', over)
    socket.off('close', over)
    then()
  }
  // As many may wait on one connection as a network may have.
  socket.setMaxListeners(0)
  response.once('close', over)
  socket.once('close', over)
}

import type { IncomingMessage } from 'node:http'

/** Whether the request brings bytes beside its headers. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined

/** Whether the request only reads. */
export const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

/** Whether bytes of the request may still be on their way. */
export const isUnread = (request: IncomingMessage): boolean => hasBody(request) && !request.complete

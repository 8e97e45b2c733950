import { createHmac, timingSafeEqual } from 'node:crypto'
import { newsroomEnvironment } from './env'

/** The press shows its key in this header; with it the newsroom tells what it tells nobody else. */
export const PRESS_KEY = 'loudhailer-press'

/** Requests with the same value here may share what they read; see shareInBatch. */
export const PRESS_BATCH = 'loudhailer-batch'

/** The newsroom's answer to the press: the documents a page was made from, as names of toSource with spaces between. */
export const PRESS_SOURCES = 'loudhailer-sources'

/** Where something was withdrawn: what readers are told of why, as a name of GONE_FOR; it says no more than the page. */
export const GONE_HEADER = 'loudhailer-gone'

/** The key that newsroom, press and front share, made from the secret of the newsroom. */
export const toPressKey = (payloadSecret: string): string =>
  createHmac('sha256', payloadSecret).update('press').digest('hex')

/** Whether a request with these headers comes from the press. */
export function isPress(headers: Record<string, string | string[] | undefined>, key: string): boolean {
  const given = headers[PRESS_KEY]
  if (typeof given !== 'string') return false
  // Not the texts: as many characters may have more bytes.
  const [shown, own] = [Buffer.from(given), Buffer.from(key)]
  return shown.length === own.length && timingSafeEqual(shown, own)
}

/** Whether the request comes from the press of this newsroom. */
export const isFromPress = ({ headers }: Request): boolean =>
  isPress(
    { [PRESS_KEY]: headers.get(PRESS_KEY) ?? undefined },
    toPressKey(newsroomEnvironment().payloadSecret),
  )

import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'

/** Bytes of a body that are waited for before anything is done about it: a form is whole by then, and of a picture it is the beginning. */
const WAITED = 64 * 1024

/** Lets a request's body through and fails when it has more bytes than that, whatever its headers promised. Holds back up to twice WAITED. */
export function limitBody(mostBytes: number): Transform {
  let bytes = 0
  return new Transform({
    highWaterMark: WAITED,
    transform(chunk: Buffer, _encoding, callback) {
      bytes += chunk.length
      if (bytes > mostBytes) callback(new Error(`a body has more than ${mostBytes} bytes`))
      else callback(null, chunk)
    },
  })
}

/** Calls back, at once or later and one time, when the whole request is here or as much of its body as is waited for. */
export function whenHere(request: IncomingMessage, then: () => void): void {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes >= WAITED) end()
  }
  const end = () => {
    request.off('data', count).off('end', end)
    then()
  }
  request.on('data', count).once('end', end)
}

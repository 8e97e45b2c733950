import { Transform } from 'node:stream'

/** Lets a request's body through and fails when it has more bytes than that, whatever its headers promised. */
export function limitBody(mostBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      bytes += chunk.length
      if (bytes > mostBytes) callback(new Error(`a body has more than ${mostBytes} bytes`))
      else callback(null, chunk)
    },
  })
}

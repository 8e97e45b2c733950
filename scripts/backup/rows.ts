import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import copy from 'pg-copy-streams'
import { EnvironmentError } from '@/lib/env'
import type { Archive } from './archive'
import { PIECE, type Table, toPieceName } from './format'
import { quote, toList } from './tables'

const compress = promisify(gzip)

/** A row of COPY's text form ends with a line feed, and holds none: those in values are written \n. */
export const countRows = (bytes: Buffer): number => {
  let rows = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows++
  return rows
}

/** Adds the rows of a table to the archive, in pieces; `onRows` hears how many more are in it. */
export async function addRows(
  client: ClientBase,
  table: Table,
  archive: Archive,
  onRows: (rows: number) => void,
): Promise<void> {
  const stream = client.query(copy.to(`copy ${quote(table.name)} (${toList(table.columns)}) to stdout`))
  let number = 0
  let rows = 0
  for await (const piece of inPieces(stream)) {
    const bytes = await compress(piece)
    await archive.add(toPieceName(table.name, ++number), bytes.length, [bytes])
    const more = countRows(piece)
    rows += more
    onRows(more)
  }
  if (rows !== table.rows)
    throw new EnvironmentError(
      `The database gave ${rows} rows of ${table.name} where it had counted ${table.rows}: the backup is not made; try again.`,
    )
}

/** The stream cut into pieces of the same length, the last of which is shorter. */
async function* inPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const bytes of stream) {
    let rest = bytes
    while (length + rest.length >= PIECE) {
      const taken = rest.subarray(0, PIECE - length)
      yield Buffer.concat([...held, taken])
      rest = rest.subarray(taken.length)
      held = []
      length = 0
    }
    held.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(held)
}

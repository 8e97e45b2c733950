import { finished } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import copy from 'pg-copy-streams'
import type { Table } from '../backup/format'
import { quote, toList } from '../backup/tables'

export type Copy = {
  table: Table
  write: (rows: Buffer) => Promise<void>
  /** Resolves to the number of rows that the database took. */
  close: () => Promise<number>
}

/** Puts rows into a table as PostgreSQL itself wrote them. What the database says against one rejects whichever call comes next. */
export function openCopy(client: ClientBase, table: Table): Copy {
  const stream = client.query(copy.from(`copy ${quote(table.name)} (${toList(table.columns)}) from stdin`))
  const ended = finished(stream)
  ended.catch(() => undefined)
  return {
    table,
    write: (rows) =>
      Promise.race([
        new Promise<void>((resolve, reject) =>
          stream.write(rows, (error) => (error ? reject(error) : resolve())),
        ),
        ended,
      ]),
    close: async () => {
      stream.end()
      await ended
      return stream.rowCount
    },
  }
}

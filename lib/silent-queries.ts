import { PgPreparedQuery } from '@payloadcms/db-postgres/drizzle/pg-core'
import { codeOf } from './errors'

/** The name of what Drizzle runs each query with; its types leave it out. */
const RUN = 'queryWithCache'

/** The database's code for a value that another row has: Payload reads in the error's detail which field it is. */
const TAKEN = '23505'

/**
 * Keeps out of the error of a query that fails the list of its values, which Drizzle writes into it, and the row, which the database does: an
 * editor's words, the hash of a password and a source's name would stand in the newsroom's log. A single value that the database cannot read as what
 * it should be, such as an id, is still named.
 */
export function silenceQueries(): void {
  const run: unknown = Reflect.get(PgPreparedQuery.prototype, RUN)
  if (typeof run !== 'function') throw new Error(`Drizzle has no ${RUN} any more: see lib/silent-queries.ts.`)
  // Beside its errors Drizzle needs the values for a cache alone, and the newsroom has none.
  Reflect.set(
    PgPreparedQuery.prototype,
    RUN,
    function (this: unknown, query: string, _values: unknown, ask: () => Promise<unknown>): unknown {
      const asked: unknown = Reflect.apply(run, this, [query, [], () => ask().catch(dropRow)])
      return asked
    },
  )
}

/** Where a row breaks a rule of the database, the error’s detail is the row. */
function dropRow(error: unknown): never {
  if (error instanceof Error && codeOf(error) !== TAKEN) Reflect.deleteProperty(error, 'detail')
  throw error
}

import { PgPreparedQuery } from '@payloadcms/db-postgres/drizzle/pg-core'
import { codeOf } from './errors'

/** The name of what Drizzle runs each query with; its types leave it out. */
const RUN = 'queryWithCache'

/** The database's code for a value that another row has: Payload reads in the error's detail which field it is. */
const TAKEN = '23505'

/**
 * Keeps the values of a query that fails out of its error, which Drizzle and the database write into it whole: an editor's words,
 * the hash of a password and a source's name would stand in the newsroom's log.
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

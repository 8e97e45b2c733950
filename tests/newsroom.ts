import { sql } from '@payloadcms/db-postgres'
import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** The real newsroom on the run's own database, empty before each test or before the first one. Call it once at the top of a test file. */
export function useNewsroom(emptied: 'each time' | 'once' = 'each time'): { payload: () => Payload } {
  let payload: Payload

  beforeAll(async () => {
    const { default: config } = await import('@payload-config')
    payload = await getPayload({ config })
  })

  const before = emptied === 'once' ? beforeAll : beforeEach
  before(async () => {
    const { rows } = await payload.db.drizzle.execute(
      sql`select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename not in ('payload_migrations', 'audit')`,
    )
    await payload.db.drizzle.execute(sql.raw(`truncate ${String(rows[0]?.['tables'])} cascade`))
  })

  afterAll(() => payload.destroy())

  return { payload: () => payload }
}

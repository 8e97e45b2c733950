import { sql } from '@payloadcms/db-postgres'
import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** The real newsroom on the run's own database, empty before each test. Call it once at the top of a test file. */
export function useNewsroom(): { payload: () => Payload } {
  let payload: Payload

  beforeAll(async () => {
    const { default: config } = await import('@payload-config')
    payload = await getPayload({ config })
  })

  beforeEach(async () => {
    const { rows } = await payload.db.drizzle.execute(
      sql`select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename not in ('payload_migrations', 'audit')`,
    )
    await payload.db.drizzle.execute(sql.raw(`truncate ${String(rows[0]?.['tables'])} cascade`))
  })

  afterAll(() => payload.destroy())

  return { payload: () => payload }
}

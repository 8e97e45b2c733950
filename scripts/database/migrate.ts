import type { MigrateUpArgs } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { migrations } from '@/migrations'

const LOCK = 7_203_412

/** Runs the migrations that this database lacks; of several newsrooms that start at once one does, the others wait. */
export async function migrateLocked(payload: Payload): Promise<void> {
  const client = await payload.db.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await payload.db.migrate({ migrations: migrations.map(toMigration) })
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  } finally {
    client.release()
  }
}

// Payload hands its migrations whatever its database is; these are PostgreSQL's.
function toMigration({ name, up, down }: (typeof migrations)[number]) {
  const check = (args: unknown): MigrateUpArgs => {
    if (isPostgres(args)) return args
    throw new Error(`The migration ${name} was handed no PostgreSQL database.`)
  }
  return { name, up: (args: unknown) => up(check(args)), down: (args: unknown) => down(check(args)) }
}

const isPostgres = (args: unknown): args is MigrateUpArgs =>
  typeof args === 'object' && args !== null && 'db' in args

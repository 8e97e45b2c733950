import type { MigrateUpArgs } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { EnvironmentError } from '@/lib/env'
import { migrations } from '@/migrations'

const LOCK = 7_203_412

/**
 * Runs the migrations that this database lacks, all or those of `names`, and then `fill`; of several newsrooms that start at once one does,
 * the others wait and find it done.
 */
export async function migrateLocked<T>(
  payload: Payload,
  fill: () => Promise<T>,
  names?: readonly string[],
): Promise<T> {
  const client = await payload.db.pool.connect()
  try {
    const { rows } = await client.query<{ allowed: boolean }>(
      "select has_schema_privilege(current_schema(), 'create') as allowed",
    )
    if (!rows[0]?.allowed) {
      throw new EnvironmentError(
        'The database’s user may not make tables: let it with “grant create on schema public to …”, or make it the owner of the database.',
      )
    }
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const wanted = names ? migrations.filter(({ name }) => names.includes(name)) : migrations
    if (wanted.length > 0) await payload.db.migrate({ migrations: wanted.map(toMigration) })
    const filled = await fill()
    await client.query('select pg_advisory_unlock($1)', [LOCK])
    return filled
  } finally {
    client.release(true)
  }
}

// Payload hands its migrations whatever its database is; these are PostgreSQL's.
function toMigration({ name, up, down }: (typeof migrations)[number]) {
  const check = (args: unknown): MigrateUpArgs => {
    if (isPostgres(args)) return args
    throw new Error(`The migration ${name} was handed no PostgreSQL database.`)
  }
  return {
    name,
    up: (args: unknown) => up(check(args)).catch((error: unknown) => endWith(name, error)),
    down: (args: unknown) => down(check(args)),
  }
}

const isPostgres = (args: unknown): args is MigrateUpArgs =>
  typeof args === 'object' && args !== null && 'db' in args

// Payload ends the process at once when a migration fails, below pages of SQL; the last line says it in one.
function endWith(name: string, error: unknown): never {
  const { message } =
    error instanceof Error && error.cause instanceof Error ? error.cause : { message: String(error) }
  process.once('exit', () => console.error(`The migration ${name} failed: ${message}`))
  throw error
}

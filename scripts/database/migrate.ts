import type { Payload } from 'payload'
import { migrations } from '@/migrations'

const LOCK = 7_203_412

/** Runs the migrations that this database lacks; of several newsrooms that start at once one does, the others wait. */
export async function migrateLocked(payload: Payload): Promise<void> {
  const client = await payload.db.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await payload.db.migrate({ migrations })
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  } finally {
    client.release()
  }
}

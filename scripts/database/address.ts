import pg from 'pg'
import { codeOf } from '@/lib/errors'

export const USER = 'loudhailer'
export const DATABASE = 'loudhailer'

export const toUrl = (port: number, password: string, database = DATABASE) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`

/** Whether a server answers there; rejects when it refuses us, as with another password. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    // Not listening yet, or listening but still recovering from a crash (57P03): everything else will not mend itself.
    const code = codeOf(error)
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

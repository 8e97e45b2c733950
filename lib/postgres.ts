import { postgresAdapter, type PostgresAdapter, sql } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import {
  commitTransaction,
  type DatabaseAdapterObj,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload'
import pg from 'pg'
import { createGate } from './gate'
import { writeSessionsAlone } from './session-writes'
import { silenceQueries } from './silent-queries'
import { keepVersionsInOrder } from './version-order'

/** Connections one newsroom opens at most, and how many of them may hold a transaction. */
const CONNECTIONS = 20
const TRANSACTIONS = 10

/** What a save is told that has waited for its turn in vain. */
export const BUSY = 'The newsroom is busy: too many saves at once; try again in a minute.'

type SQL = ReturnType<typeof sql>

type Transaction = Parameters<Parameters<PostgresAdapter['drizzle']['transaction']>[0]>[0]

silenceQueries()

/** A pool that outlives its server: without listeners, a connection lost, idle or in use, would end the process. */
class LastingPool extends pg.Pool {
  constructor(options?: pg.PoolConfig) {
    super(options)
    this.on('error', () => undefined)
    this.on('connect', (client) => client.on('error', () => undefined))
  }
}

/**
 * Payload's PostgreSQL adapter with transactions of our own making, for two reasons:
 * Payload reads outside its transaction while it holds one (the lock check), so unbounded writers starve each other of
 * connections for ever; and its commit swallows errors, so a save could be acknowledged that the database never kept.
 * Its versions keep their order also when the clock does not, and a session is noted without the account it is of.
 */
export function postgres(databaseUrl: string, migrationDir: string): DatabaseAdapterObj {
  const adapter = postgresAdapter({
    idType: 'uuid',
    allowIDOnCreate: true,
    push: false,
    migrationDir,
    disableCreateDatabase: true,
    pg: { ...pg, Pool: LastingPool },
    pool: {
      connectionString: databaseUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: 10_000,
      // A server that loses its power says nothing; a question to it would wait for ever, and keep its connection.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  })
  return {
    ...adapter,
    init: (args) => {
      const database = adapter.init(args)
      return Object.assign(
        database,
        transactions(() => database),
        keepVersionsInOrder(database),
        writeSessionsAlone(database),
      )
    },
  }
}

class RolledBack extends Error {}

function transactions(database: () => PostgresAdapter) {
  const enter = createGate(TRANSACTIONS, 30_000, BUSY)
  const open = new Map<number | string, { finish: (keep: boolean) => void; finished: Promise<void> }>()

  async function beginTransaction(): Promise<string> {
    const { drizzle, initializing, sessions } = database()
    await initializing
    const leave = await enter()
    const id = randomUUID()
    return new Promise((begun, failed) => {
      const ended = new Promise<boolean>((finish) => {
        const finished = drizzle
          .transaction(async (db) => {
            sessions[id] = { db, resolve: () => finished, reject: () => finished }
            begun(id)
            if (!(await ended)) throw new RolledBack()
            // PostgreSQL answers COMMIT of a failed transaction with a silent rollback; any other command fails aloud.
            await db.execute(sql`select 1`)
          })
          .finally(leave)
        open.set(id, { finish, finished })
        finished.catch((cause: unknown) => {
          open.delete(id)
          failed(new Error('The database did not begin a transaction.', { cause }))
        })
      })
    })
  }

  async function end(incoming: number | string | Promise<number | string>, keep: boolean): Promise<void> {
    const id = await incoming
    const transaction = open.get(id)
    open.delete(id)
    Reflect.deleteProperty(database().sessions, id)
    transaction?.finish(keep)
    await transaction?.finished
  }

  return {
    beginTransaction,
    /** Rejects when the database did not confirm the commit: nobody may be told that his words are safe. */
    commitTransaction: (id: number | string | Promise<number | string>) => end(id, true),
    rollbackTransaction: (id: number | string | Promise<number | string>) =>
      end(id, false).catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error
      }),
  }
}

/** The connection that holds the request's transaction; outside one, any connection. */
export async function transactionOf(req: PayloadRequest): Promise<PostgresAdapter['drizzle'] | Transaction> {
  const id = await req.transactionID
  const db = id === undefined ? undefined : req.payload.db.sessions?.[id]?.db
  return isTransaction(db) ? db : req.payload.db.drizzle
}

/** Keeps the row for the request's transaction; another may link to it meanwhile, as an article to its author. */
export async function holdRow(table: string, id: string | SQL, req: PayloadRequest): Promise<void> {
  const db = await transactionOf(req)
  await db.execute(sql`select 1 from ${sql.identifier(table)} where id = ${id} for no key update`)
}

/** Does the work in the request's transaction, or in one of its own that it begins and ends; a fault undoes all of it. */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> {
  const isOwn = await initTransaction(req)
  try {
    const done = await work()
    if (isOwn) await commitTransaction(req)
    return done
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

// Payload's general adapter type does not know what its database's sessions are.
const isTransaction = (db: unknown): db is Transaction =>
  typeof db === 'object' && db !== null && 'execute' in db

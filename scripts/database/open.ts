import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { EnvironmentError, type Environment } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import { type EmbeddedDatabase, findRunning, startEmbedded } from './embedded'
import type { Secrets } from './secrets'

/**
 * The database of these settings: the server at DATABASE_URL, or the embedded one.
 * With `share`, an embedded server that is already running is used and left running.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Environment,
  secrets: Secrets,
  { share = false, signal, port }: { share?: boolean; signal?: AbortSignal; port?: number } = {},
): Promise<EmbeddedDatabase> {
  const never = new Promise<void>(() => undefined)
  if (databaseUrl) {
    await checkServer(databaseUrl)
    return { url: databaseUrl, close: () => Promise.resolve(), ended: never }
  }
  const running = share ? await findRunning(dataDir, secrets.databasePassword) : undefined
  if (running) return { url: running, close: () => Promise.resolve(), ended: never }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  return startEmbedded(dataDir, secrets.databasePassword, { signal, port })
}

/** Connects once; the reason of a failure is told without the password. */
async function checkServer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    )
    if (Number(rows[0]?.version) < 140_000) {
      throw new EnvironmentError('The database at DATABASE_URL is too old: PostgreSQL 14 or newer is needed.')
    }
  } catch (error) {
    if (error instanceof EnvironmentError) throw error
    throw new EnvironmentError(
      `The database at ${withoutPassword(databaseUrl)} cannot be used: ${reasonOf(error)}.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

function withoutPassword(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL'
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `${hostname}${port ? `:${port}` : ''}${pathname}`
}

function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing answers there; start the server, or mend the port in DATABASE_URL',
    ENOTFOUND: 'its host name is not known; check DATABASE_URL',
    EAI_AGAIN: 'its host name cannot be looked up; check DATABASE_URL and the network',
    '28P01': 'the password is wrong; check DATABASE_URL',
    '28000': 'the user may not sign in; check DATABASE_URL',
    '3D000': 'that database does not exist; create it first, for example with “createdb”',
  }
  return (
    reasons[codeOf(error) ?? ''] ??
    (error instanceof Error ? error.message.replace(/\.$/, '') : String(error))
  )
}

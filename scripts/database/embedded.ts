import { spawn, type SpawnOptions } from 'node:child_process'
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import { findFreePort } from '../start/port'
import { answers, DATABASE, toUrl, USER } from './address'
import { chooseRunner, findBinaries, type Runner } from './binaries'
import { endServer } from './ending'
import { readPidFile, stopLeftover } from './leftover'

export type EmbeddedDatabase = {
  url: string
  /** Stops the server after open transactions are rolled back; resolves when its process is gone. */
  close: () => Promise<void>
  /** Resolves when the server's process ends, wanted or not. */
  ended: Promise<void>
}

/**
 * Starts the PostgreSQL from npm on its cluster in `dataDir`/database, which is made when missing.
 * It listens on one loopback port only, a free one unless it is given, and asks for the password. Nothing is left running when it fails or is aborted.
 */
export async function startEmbedded(
  dataDir: string,
  password: string,
  { signal, port }: { signal?: AbortSignal | undefined; port?: number | undefined } = {},
): Promise<EmbeddedDatabase> {
  const { initdb, postgres } = await findBinaries()
  const runner = await chooseRunner()
  const cluster = join(dataDir, 'database')
  if (!(await exists(join(cluster, 'PG_VERSION'))))
    await createCluster(initdb, runner, dataDir, cluster, password, signal)
  await stopLeftover(cluster, password)
  signal?.throwIfAborted()

  const place = port ?? (await findFreePort())
  const logFile = join(dataDir, 'database.log')
  const log = await open(logFile, 'w', 0o600)
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' }
  const args = [
    '-D',
    cluster,
    '-p',
    String(place),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const server = launch(runner, postgres, args, { stdio: ['ignore', log.fd, log.fd], cwd: dataDir })
  await log.close()
  const isRunning = () =>
    server.process.exitCode === null && server.process.signalCode === null && !server.failure()
  const close = async () => {
    const { pid = 0 } = server.process
    await endServer(pid, () => (isRunning() ? [pid] : []))
    await server.ended
  }
  try {
    while (!(await answers(toUrl(place, password, 'postgres')))) {
      signal?.throwIfAborted()
      if (!isRunning())
        throw new EnvironmentError(server.failure() ?? (await explainFailure(logFile, cluster)))
      await sleep(50)
    }
    await createDatabase(toUrl(place, password, 'postgres'))
  } catch (error) {
    await close()
    if (codeOf(error) !== '28P01') throw error
    throw new EnvironmentError(
      `The database in ${cluster} has another password than ${join(dataDir, 'secrets.json')} says: put the two back from the same backup.`,
    )
  }
  return { url: toUrl(place, password), ended: server.ended, close }
}

/** The address of the cluster's server if one is running, for commands beside a running start. */
export async function findRunning(dataDir: string, password: string): Promise<string | undefined> {
  const leftover = await readPidFile(join(dataDir, 'database'))
  if (!leftover) return undefined
  const url = toUrl(leftover.port, password)
  return (await answers(url).catch(() => false)) ? url : undefined
}

// Made beside its place and moved there whole, so that a start cut short leaves no half of a cluster.
async function createCluster(
  initdb: string,
  runner: Runner,
  dataDir: string,
  cluster: string,
  password: string,
  signal: AbortSignal | undefined,
) {
  const draft = `${cluster}.new`
  const passwordFile = join(dataDir, 'password.tmp')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runner.owner !== undefined) {
    await Promise.all(
      [dataDir, draft, passwordFile].map((path) => chown(path, runner.owner ?? 0, runner.owner ?? 0)),
    )
  }
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const child = launch(
    runner,
    initdb,
    ['-D', draft, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: dataDir },
  )
  let said = ''
  child.process.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const giveUp = () => child.process.kill('SIGINT')
  signal?.addEventListener('abort', giveUp)
  await child.ended
  signal?.removeEventListener('abort', giveUp)
  await rm(passwordFile, { force: true })
  signal?.throwIfAborted()
  if (child.process.exitCode !== 0) {
    throw new EnvironmentError(
      child.failure() ?? toSentence(said, `The database could not be made in ${cluster}`),
    )
  }
  await rename(draft, cluster)
}

// In a session of its own, so that Ctrl-C reaches it through us, after the newsroom has let go.
function launch(runner: Runner, binary: string, args: string[], options: SpawnOptions) {
  const [command, all] = runner.command(binary, args)
  const user = runner.owner === undefined ? {} : { uid: runner.owner, gid: runner.owner }
  // Of the start's own settings, with its secrets, the database needs none: who may once run SQL could read them there.
  const { NODE_ENV, PATH, SystemRoot, TZ } = process.env
  const env = { NODE_ENV, PATH, SystemRoot, TZ }
  const child = spawn(command, all, { ...options, ...user, env, detached: true })
  let failure: string | undefined
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', (error) => {
      failure = `PostgreSQL cannot be run here (${codeOf(error) ?? error.message}): put the project and DATA_DIR where ${runner.owner === undefined ? 'this user' : 'the user nobody'} may read them, or set DATABASE_URL to a PostgreSQL server.`
      resolve()
    })
  })
  return { process: child, ended, failure: () => failure }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client(url)
  // A server that dies meanwhile, as on a full disk, would end the whole start.
  client.on('error', () => undefined)
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  await client.end()
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function explainFailure(logFile: string, cluster: string): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch(() => '')
  return toSentence(log, `The embedded database in ${cluster} did not start`)
}

function toSentence(said: string, what: string): string {
  if (/no space left/i.test(said)) return `${what}: the disk is full; make room, then start again.`
  if (/permission denied|read-only file system/i.test(said)) {
    return `${what}: the folder cannot be written to; give it to the user who runs Loudhailer, or set DATA_DIR to another.`
  }
  const reason = said
    .split('\n')
    .findLast((line) => /(fatal|error):/i.test(line))
    ?.replace(/^.*?(fatal|error):\s*/i, '')
  return `${what}${reason ? `: ${reason.trim()}` : '; its log is beside it in database.log'}.`
}

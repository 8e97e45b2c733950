import { spawn, type SpawnOptions } from 'node:child_process'
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import { findFreePort } from '../start/port'
import { chooseRunner, findBinaries, type Runner } from './binaries'

const USER = 'loudhailer'
const DATABASE = 'loudhailer'

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
    if (isRunning()) server.process.kill('SIGINT')
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

const toUrl = (port: number, password: string, database = DATABASE) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`

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

/**
 * Ends a server that outlived its killed newsroom; it closes its files as after any stop. When nothing runs on the
 * cluster any more, the lock file of a server that was killed itself is removed: PostgreSQL takes its process number
 * for a living one while nobody has collected the dead process, as in a container without an init.
 */
async function stopLeftover(cluster: string, password: string): Promise<void> {
  const leftover = await readPidFile(cluster)
  if (!leftover) return
  // Elsewhere a process cannot be asked for its folder, and the number may be anybody's by now: ours knows the password.
  const isOurs =
    process.platform === 'linux' ||
    (await answers(toUrl(leftover.port, password, 'postgres')).catch(() => false))
  if (!isOurs && isAlive(leftover.pid)) {
    throw new EnvironmentError(
      `The database may still be running as process ${leftover.pid}: stop it if it is PostgreSQL, or else remove ${join(cluster, 'postmaster.pid')}.`,
    )
  }
  let asked = false
  for (let tries = 0; tries < 600; tries++) {
    const running = await listProcesses(cluster, leftover.pid)
    if (running.length === 0) {
      await rm(join(cluster, 'postmaster.pid'), { force: true })
      return
    }
    if (!asked && running.includes(leftover.pid)) asked = process.kill(leftover.pid, 'SIGINT')
    await sleep(50)
  }
  throw new EnvironmentError(
    `A database from an earlier start (process ${leftover.pid}) does not stop: end it, then start again.`,
  )
}

/** The processes that work in the cluster's folder, as every PostgreSQL process does; outside Linux the server alone. */
async function listProcesses(cluster: string, server: number): Promise<number[]> {
  if (process.platform !== 'linux') return isAlive(server) ? [server] : []
  const folder = await realpath(cluster)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => places[index] === folder).map(Number)
}

async function readPidFile(cluster: string): Promise<{ pid: number; port: number } | undefined> {
  const file = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = file.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port } : undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

// In a session of its own, so that Ctrl-C reaches it through us, after the newsroom has let go.
function launch(runner: Runner, binary: string, args: string[], options: SpawnOptions) {
  const [command, all] = runner.command(binary, args)
  const user = runner.owner === undefined ? {} : { uid: runner.owner, gid: runner.owner }
  const child = spawn(command, all, { ...options, ...user, detached: true })
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

async function answers(url: string): Promise<boolean> {
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

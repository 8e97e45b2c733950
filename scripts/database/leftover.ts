import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EnvironmentError } from '@/lib/env'
import { answers, toUrl } from './address'
import { endServer } from './ending'

/**
 * Ends a server that outlived its killed newsroom; it closes its files as after any stop. When nothing runs on the
 * cluster any more, the lock file of a server that was killed itself is removed: PostgreSQL takes its process number
 * for a living one while nobody has collected the dead process, as in a container without an init.
 */
export async function stopLeftover(cluster: string, password: string): Promise<void> {
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
  if (await endServer(leftover.pid, () => listProcesses(cluster, leftover.pid))) {
    await rm(join(cluster, 'postmaster.pid'), { force: true })
    return
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

export async function readPidFile(cluster: string): Promise<{ pid: number; port: number } | undefined> {
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

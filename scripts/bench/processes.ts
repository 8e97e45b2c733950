import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Linux counts processor time in hundredths of a second, whatever its kernel ticks at (proc(5)). */
const TICKS = 100

/** The parts of a running start; each is a process of its own. */
const PARTS = { front: /\/front\.mjs/, newsroom: /next-server|next\/dist\/bin\/next/, press: /\/press\.mjs/ }

/** The process with all below it. */
export async function listTree(pid: number): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const parents = await Promise.all(
    names.map(async (name) => [Number(name), Number((await readStat(Number(name)))[1])] as const),
  )
  const below = (parent: number): number[] => [
    parent,
    ...parents.filter(([, of]) => of === parent).flatMap(([child]) => below(child)),
  ]
  return below(pid)
}

/** The process, or processes, of a part of the start. */
export async function findPart(start: number, part: keyof typeof PARTS): Promise<number[]> {
  const found: number[] = []
  for (const pid of await listTree(start))
    if (PARTS[part].test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))) found.push(pid)
  if (found.length === 0) throw new Error(`The ${part} does not run.`)
  return found
}

/** The embedded database's server with a process for each connection. */
export async function findDatabase(dataDir: string): Promise<number[]> {
  return listTree(parseInt(await readFile(join(dataDir, 'database', 'postmaster.pid'), 'utf8')))
}

/** Holds processes, with all their threads, to one core. */
export async function pin(pids: number[], core: number): Promise<void> {
  for (const pid of pids)
    await run('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)])
}

/** Seconds of processor time that the processes have taken so far. */
export async function readSeconds(pids: number[]): Promise<number> {
  const stats = await Promise.all(pids.map(readStat))
  return stats.reduce((sum, stat) => sum + (Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / TICKS, 0)
}

/** Lines of proc(5)'s smaps_rollup: all that a process uses; with pages that several use shared out among them; that without shared memory. */
const KINDS = { Rss: ['Rss'], Pss: ['Pss'], Unshared: ['Pss_Anon', 'Pss_File'] }

/** Megabytes of memory that the processes hold, of which Pss and Unshared may be added up; none for a process that is gone. */
export async function readMemory(pids: number[], kind: keyof typeof KINDS): Promise<number> {
  const texts = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')),
  )
  const kilobytes = texts.flatMap((text) =>
    KINDS[kind].map((line) => Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)),
  )
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}

/** The fields of proc(5)’s stat behind the name in brackets, which may itself hold spaces; none for a process that is gone. */
async function readStat(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

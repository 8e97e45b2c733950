import { readFile } from 'node:fs/promises'

/** The processes that a process has started, and those that these have, and so on (proc(5)); none outside Linux. */
export async function listDescendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = text.trim().split(' ').filter(Boolean).map(Number)
  return [...children, ...(await Promise.all(children.map(listDescendants))).flat()]
}

/** Those of a start's processes whose command line fits. */
export async function findProcesses(start: number, pattern: RegExp): Promise<number[]> {
  const pids = await listDescendants(start)
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => pattern.test((lines[index] ?? '').replaceAll('\0', ' ')))
}

/** Ends them at once, without a chance to say goodbye. */
export function kill(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

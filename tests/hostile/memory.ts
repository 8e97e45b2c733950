import { readFile, writeFile } from 'node:fs/promises'

/** MB that the process has had in memory at most since `forgetPeak` (proc(5), VmHWM). */
export async function readPeak(pid: number): Promise<number> {
  const [, kilobytes = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

/** Begins to count the peak anew (proc(5), clear_refs). */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5')

import { readFile, writeFile } from 'node:fs/promises'
import { findProcesses, listDescendants } from '../processes'

/** MB in memory at most: of the newsroom, of what reads pictures for it, and of both at one moment. */
export type Peaks = { newsroom: number; decoder: number; both: number }

const NONE: Peaks = { newsroom: 0, decoder: 0, both: 0 }
const isWatched = process.platform === 'linux'

/**
 * Watches the memory of the newsroom below that start, and of every process that it starts; outside Linux it sees nothing. Fails when there is
 * no newsroom, when it becomes another one, or when it starts two processes at once.
 */
export async function watchMemory(start: number) {
  const find = async () => (await findProcesses(start, /next-server|next start/))[0] ?? 0
  const newsroom = isWatched ? await find() : 0
  if (isWatched && !newsroom) throw new Error('There is no newsroom to watch.')
  let peaks = NONE
  const faults: unknown[] = []

  async function look(): Promise<void> {
    const decoders = await listDescendants(newsroom)
    if (decoders.length > 1) throw new Error('The newsroom reads several pictures at once.')
    const [own, decoder] = await Promise.all([readMemory(newsroom), readMemory(decoders[0])])
    peaks = {
      newsroom: Math.max(peaks.newsroom, own.peak),
      decoder: Math.max(peaks.decoder, decoder.peak),
      both: Math.max(peaks.both, own.now + decoder.now),
    }
  }

  // What reads a picture lives for a tenth of a second at least. Its own peak is told until it ends (proc(5), VmHWM).
  const timer = isWatched
    ? setInterval(() => void look().catch((error: unknown) => faults.push(error)), 10)
    : undefined
  return {
    /** The peaks since this was last asked. */
    async take(): Promise<Peaks> {
      if (!isWatched) return NONE
      if ((await find()) !== newsroom) throw new Error('The newsroom has ended.')
      await look()
      if (faults.length > 0) throw new AggregateError(faults, 'The newsroom was not seen all the time.')
      const taken = peaks
      peaks = NONE
      await forgetPeak(newsroom)
      return taken
    },
    end: () => clearInterval(timer),
  }
}

/** MB that the process has in memory now, and has had at most since `forgetPeak`; none where it has ended. */
async function readMemory(pid: number | undefined): Promise<{ now: number; peak: number }> {
  const status = pid ? await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '') : ''
  const read = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024)
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

/** MB that the process has taken at most since `forgetPeak`. */
export const readPeak = async (pid: number): Promise<number> => (await readMemory(pid)).peak

/** Begins to count the peak anew (proc(5), clear_refs). */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5')

import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from '@/scripts/bench/statistics'

export type Read = {
  read: number
  /** What was not answered with 200 within ten seconds. */
  missed: string[]
  /** Milliseconds that 95 of 100 answers did not exceed, to their last byte. */
  p95: number
}

/** Readers who read one page after the other, with a pause between two, until they are stopped. */
export function letRead(url: string, paths: string[], { readers = 5, pause = 40 } = {}) {
  const state = { isOver: false, missed: [] as string[], times: [] as number[] }
  const reading = Array.from({ length: readers }, async (_, reader) => {
    for (let n = reader; !state.isOver; n++) {
      const path = paths[n % paths.length] ?? '/'
      const began = performance.now()
      const status = await fetch(url + path, { signal: AbortSignal.timeout(10_000) })
        .then((response) => response.arrayBuffer().then(() => response.status))
        .catch((error: unknown) => String(error instanceof Error ? (error.cause ?? error) : error))
      state.times.push(performance.now() - began)
      if (status !== 200) state.missed.push(`${path} ${status}`)
      await sleep(pause)
    }
  })
  return async (): Promise<Read> => {
    state.isOver = true
    await Promise.all(reading)
    return { read: state.times.length, missed: state.missed, p95: quantile(state.times, 0.95) }
  }
}

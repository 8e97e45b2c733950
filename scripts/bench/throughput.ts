import { isInstalled, load, type Generator } from './load'
import { ask, BROWSER } from './ask'
import { pin, readSeconds } from './processes'
import { median } from './statistics'

export type Server = { name: string; url: string; pids: number[] }

export type Throughput = {
  name: string
  /** Requests a second in each run, and their median. */
  rates: number[]
  rate: number
  /** The share of its core that the server used, at the least in any run. */
  busy: number
  encoding: string
  bytes: number
}

/** Servers are held to one core, the load generator to the other. */
const CORES = { server: 0, generator: 1 }
const RUNS = 3
const WARM_UP = 2
/** A server that leaves more of its core idle than this waits for the load generator. */
const BUSY = 0.9

/**
 * How many requests for the page each server answers a second. They take turns, so that a slow minute of the machine
 * falls on all of them.
 */
export async function measureThroughput(
  servers: Server[],
  path: string,
  seconds: number,
  onProgress: (done: number, all: number) => void,
): Promise<{ generator: Generator; results: Throughput[] }> {
  for (const { pids } of servers) await pin(pids, CORES.server)
  const measure = async ({ url, pids }: Server, generator: Generator, time: number) => {
    const [used, began] = [await readSeconds(pids), performance.now()]
    const rate = await load(generator, url + path, { core: CORES.generator, seconds: time })
    return { rate, busy: ((await readSeconds(pids)) - used) / ((performance.now() - began) / 1000) }
  }
  const warm = await Promise.all(servers.map(({ url }) => ask(url + path, BROWSER)))
  let generator: Generator = 'autocannon'
  for (const server of servers) {
    const { busy } = await measure(server, 'autocannon', WARM_UP)
    if (busy < BUSY && isInstalled('wrk', '-v')) generator = 'wrk'
  }
  const runs = servers.map((): { rate: number; busy: number }[] => [])
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [index, server] of servers.entries()) {
      runs[index]?.push(await measure(server, generator, seconds))
      onProgress(turn * servers.length + index + 1, RUNS * servers.length)
    }
  }
  const results = servers.map(({ name }, index) => {
    const rates = runs[index]?.map(({ rate }) => rate) ?? []
    return {
      name,
      rates,
      rate: median(rates),
      busy: Math.min(...(runs[index]?.map(({ busy }) => busy) ?? [])),
      encoding: warm[index]?.encoding ?? '',
      bytes: warm[index]?.wireBytes ?? 0,
    }
  })
  return { generator, results }
}

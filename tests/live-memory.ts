import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Settings of a site whose processes tell, into files of this folder, how much memory they use. */
export const tellMemory = (dir: string): Record<string, string> => ({
  NODE_OPTIONS: `--import ${resolve('tests/tell-memory.mjs')}`,
  MEMORY_DIR: dir,
})

/** Megabytes in use in a process of such a site once its garbage is collected; rejects when it does not say so within 30 seconds. */
export async function measureLive(pid: number, dir: string): Promise<number> {
  const file = join(dir, `memory-${pid}`)
  await rm(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (let tries = 0; tries < 300; tries++) {
    await sleep(100)
    const said = await readFile(file, 'utf8').catch(() => undefined)
    if (said !== undefined) return Number(said)
  }
  throw new Error(`Process ${pid} does not say how much memory it uses.`)
}

/** The same of the test's own process, at once. */
export function measureOwn(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 ** 2
}

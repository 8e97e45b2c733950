import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { BROWSER } from './ask'
import { stopAtEnd } from './endings'

export type Generator = 'autocannon' | 'wrk'

/** Where npm has put it; it is run by its path, so that it can be held to a core. */
export const AUTOCANNON = 'node_modules/autocannon/autocannon.js'

export const CONNECTIONS = 16

const reportSchema = z.object({
  requests: z.object({ average: z.number() }),
  errors: z.number(),
  non2xx: z.number(),
})

export const isInstalled = (command: string, version: string): boolean =>
  spawnSync(command, [version]).error === undefined

/** Requests a second that the address answers, asked from a core of the generator's own. A failed request rejects. */
export async function load(
  generator: Generator,
  url: string,
  { core, seconds }: { core: number; seconds: number },
): Promise<number> {
  const common = ['-c', String(CONNECTIONS), '-d', String(seconds), '-H']
  const header = `accept-encoding: ${BROWSER}`
  const command =
    generator === 'wrk'
      ? ['wrk', '-t', '1', ...common, header, url]
      : [process.execPath, AUTOCANNON, ...common, header.replace(': ', '='), '--json', '--no-progress', url]
  const said = await run('taskset', ['--cpu-list', String(core), ...command])
  return generator === 'wrk' ? readWrk(said, url) : readAutocannon(said, url)
}

function readWrk(said: string, url: string): number {
  const rate = Number(/^Requests\/sec:\s+([\d.]+)/m.exec(said)?.[1])
  if (!rate || /Non-2xx|Socket errors/.test(said)) throw new Error(`${url} failed under load: ${said}`)
  return rate
}

function readAutocannon(said: string, url: string): number {
  const { requests, errors, non2xx } = reportSchema.parse(JSON.parse(said))
  if (errors + non2xx > 0) throw new Error(`${url} failed ${errors + non2xx} requests under load.`)
  return requests.average
}

async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  stopAtEnd(child)
  let said = ''
  let failure = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (failure += chunk.toString()))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`${args.slice(2).join(' ')} failed: ${failure || said}`)
  return said
}

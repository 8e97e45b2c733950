import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export type Started = {
  url: string
  pid: number
  output: () => string
  /** Sends the signal and resolves to the exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>
  exited: Promise<number | null>
}

const START = [process.execPath, '--conditions=production', 'scripts/run.mjs', 'start']

/** Runs the start command as an operator would; the environment holds nothing but what is given. */
export function runStart(settings: Record<string, string>, [command = '', ...args] = START): Started {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    env: { PATH, HOME, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exited = once(child, 'close').then(() => child.exitCode)
  return {
    url: `http://localhost:${settings.PORT ?? 3000}`,
    pid: child.pid ?? 0,
    output: () => said,
    exited,
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Resolves when the start has printed its addresses; rejects with what it said when it ended before. */
export async function untilReady(started: Started): Promise<Started> {
  const state = { over: false }
  void started.exited.then(() => (state.over = true))
  while (!started.output().includes('Stop with Ctrl-C')) {
    if (state.over) throw new Error(`The start ended: ${started.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return started
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

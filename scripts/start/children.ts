import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const FOLLOW = './scripts/start/follow-parent.mjs'

/** A Node process that ends with us. Its words go to our own output unless `quiet`; then `said` collects them. */
export function startNode(args: string[], environment: NodeJS.ProcessEnv, { quiet = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, ['--import', FOLLOW, ...args], {
    env: environment,
    stdio: ['ignore', output, output, 'ipc'],
  })
  const said: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return { child, said }
}

/** Asks the process to stop, and makes it after `patience` milliseconds. */
export async function stop(child: ChildProcess, patience = 8_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(timer)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const FOLLOW = './scripts/start/follow-parent.mjs'

/** Characters of a child's last words that are kept, to say why it ended. */
const REMEMBERED = 10_000

/**
 * A Node process that ends with us, also when we are killed, unless `follow` is false. With `quiet` its words are kept,
 * the last of them, instead of shown.
 */
export function startNode(
  args: string[],
  environment: NodeJS.ProcessEnv,
  { quiet = false, follow = true } = {},
) {
  const output = quiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, follow ? ['--import', FOLLOW, ...args] : args, {
    env: environment,
    stdio: ['ignore', output, output, ...(follow ? (['ipc'] as const) : [])],
  })
  let said = ''
  const remember = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-REMEMBERED))
  child.stdout?.on('data', remember)
  child.stderr?.on('data', remember)
  return { child, said: () => said.trim() }
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

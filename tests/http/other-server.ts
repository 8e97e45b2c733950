import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'

/** Why a web server cannot be tried here, or undefined when it is installed. */
export const whyMissing = (command: string, version: string): string | undefined =>
  spawnSync(command, [version]).error ? `${command} is not installed` : undefined

/** Replaces what operators replace; a name that is not there any more is a fault of the configuration. */
export function fillIn(text: string, values: [from: RegExp, to: string][]): string {
  return values.reduce((filled, [from, to]) => {
    if (!from.test(filled)) throw new Error(`There is no ${String(from)} in the configuration.`)
    return filled.replaceAll(new RegExp(from.source, 'gm'), to)
  }, text)
}

/** Runs a server in the foreground until it listens on the port. */
export async function run(
  command: string,
  args: string[],
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { port, close: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

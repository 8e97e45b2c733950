import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { endServer } from './ending'

/** A process that does not hear what it is asked. */
async function startDeaf(...signals: string[]) {
  const deaf = signals.map((signal) => `process.on('${signal}', () => {});`).join('')
  const child = spawn(process.execPath, ['-e', `${deaf}setInterval(() => {}, 1000);console.log('ready')`])
  await once(child.stdout, 'data')
  return child
}

it.each([
  ['stops when it is asked', [], 'SIGINT'],
  ['that does not hear is stopped at once, to recover at its next start', ['SIGINT'], 'SIGQUIT'],
  ['that does not hear that either is killed', ['SIGINT', 'SIGQUIT'], 'SIGKILL'],
])('a database %s', async (_, deafTo, signal) => {
  const child = await startDeaf(...deafTo)
  const ended = once(child, 'exit')
  const { pid = 0 } = child
  const list = () => (child.exitCode === null && child.signalCode === null ? [pid] : [])
  expect(await endServer(pid, list, 1 / 50)).toBe(true)
  expect(await ended).toEqual([null, signal])
})

it('a database whose processes will not go is told of', async () => {
  expect(await endServer(0, () => [1], 1 / 1000)).toBe(false)
})

import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

/** How many files of integration tests run at once: each waits for its database longer than it works. */
export const WORKERS = 2

let claimed: number | undefined

/**
 * Takes a database and a data folder that no other worker has, until this process is gone: it holds the port that stands for them. The number that
 * Vitest (4.1) gives to a worker is not enough: after another project's tests two may bear the same.
 */
export async function claim(): Promise<void> {
  for (;;) {
    for (const [place, port] of inject('claims').entries())
      if (await hold(port)) {
        claimed = place
        return
      }
    // The worker before may still be on its way out.
    await sleep(20)
  }
}

const hold = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().unref()
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true))
  })

function own(all: string[]): string {
  const found = claimed === undefined ? undefined : all[claimed]
  if (!found) throw new Error('This is for the integration tests: other tests have no database of their own.')
  return found
}

export const databaseUrl = (): string => own(inject('databaseUrls'))
export const dataDir = (): string => own(inject('dataDirs'))

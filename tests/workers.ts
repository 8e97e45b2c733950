import { inject } from 'vitest'

/** How many files of integration tests run at once: each waits for its database longer than it works. */
export const WORKERS = 2

/** What belongs to the worker that runs this file. */
function own(all: string[]): string {
  const found = all[Number(process.env.VITEST_POOL_ID) - 1]
  if (!found) throw new Error('This is for the integration tests: other tests have no database of their own.')
  return found
}

export const databaseUrl = (): string => own(inject('databaseUrls'))
export const dataDir = (): string => own(inject('dataDirs'))

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '@/lib/env'
import { openDatabase } from '../database/open'
import type { Secrets } from '../database/secrets'
import { standsStill } from '../database/stillness'
import { explain } from './failure'

/** Milliseconds between tries to start a database that will not. */
const PAUSE = 2000

/**
 * Opens the database of these settings and keeps it open: an embedded server that ends by itself, or stands still, is started again at
 * the same address. `close` stops it for good. With `isPatient`, a server elsewhere that does not answer yet is waited for.
 */
export async function keepDatabase(
  environment: Environment,
  secrets: Secrets,
  signal: AbortSignal,
  isPatient: boolean,
): Promise<{ url: string; close: () => Promise<void> }> {
  let current = await openFirst()
  const { url } = current
  async function openFirst() {
    for (;;) {
      try {
        return await openDatabase(environment, secrets, { signal })
      } catch (error) {
        if (!isPatient || !environment.databaseUrl || signal.aborted) throw error
        console.error(`✗ ${explain(error)} Readers are served what was printed before; it is tried again.`)
        await sleep(PAUSE, undefined, { signal })
      }
    }
  }
  const reopen = async () => {
    for (;;) {
      try {
        return await openDatabase(environment, secrets, { signal, port: Number(new URL(url).port) })
      } catch (error) {
        if (signal.aborted) return undefined
        console.error(`The database cannot be started again: ${explain(error)}`)
        await sleep(PAUSE, undefined, { signal }).catch(() => undefined)
      }
    }
  }
  /** Resolves when the server has ended; one that stands still is ended first. */
  const endOf = async ({ ended, close }: typeof current) => {
    if (environment.databaseUrl) return ended
    const gone = new AbortController()
    const over = ended.then(() => gone.abort())
    if (await standsStill(url, join(environment.dataDir, 'database.log'), gone.signal)) {
      console.error('The database stands still: it neither answers nor recovers, so it is ended.')
      await close()
    }
    return over
  }
  const kept = (async () => {
    for (;;) {
      await endOf(current)
      if (signal.aborted) return
      console.error('The database has ended; it is started again.')
      const next = await reopen()
      if (!next) return
      current = next
    }
  })()
  const close = async () => {
    await current.close()
    if (!environment.databaseUrl) await kept
    await current.close()
  }
  return { url, close }
}

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findStatus } from '@/lib/press-status'
import { atEnd } from './endings'
import type { Site } from './site'

/** Milliseconds in which nothing may be waiting or owed; the press says how it is four times a second. */
const QUIET = 600

/** Opens a look at what the press has to do: it resolves when nothing is left, to the pages printed since the press began. */
export async function watchPress({ databaseUrl, editionDir }: Site) {
  const client = new pg.Client(databaseUrl)
  client.on('error', () => undefined)
  await client.connect()
  const close = atEnd(() => client.end())
  const isIdle = async () => {
    const { rows } = await client.query<{ waiting: number }>(
      'select count(*)::int as waiting from payload_jobs where coalesce(wait_until, now()) <= now() and not coalesce(has_error, false)',
    )
    const status = await findStatus(editionDir)
    if (status?.faults[0]) throw new Error(status.faults[0].message)
    return rows[0]?.waiting === 0 && status?.owed === 0
  }
  const untilSettled = async (): Promise<number> => {
    for (let since = Date.now(); Date.now() - since < QUIET;) {
      await sleep(50)
      if (!(await isIdle())) since = Date.now()
    }
    return (await findStatus(editionDir))?.printed ?? 0
  }
  return { untilSettled, close }
}

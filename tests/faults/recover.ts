import { setTimeout as sleep } from 'node:timers/promises'
import { judge } from './judge'
import type { letRead } from './readers'
import type { FaultSite } from './site'
import type { Writers } from './writers'

/**
 * Once the fault is over: waits until saves are acknowledged again, lets them go on for two seconds, ends all, and judges what is left, which has
 * been printed within `seconds`.
 */
export async function recover(
  site: FaultSite,
  writers: Writers,
  stopReading: ReturnType<typeof letRead>,
  seconds?: number,
) {
  await writers.untilAcknowledged()
  await sleep(2000)
  const written = await writers.stop()
  await site.untilSettled(seconds)
  const { missed } = await stopReading()
  return { written, missed, ...(await judge(site, written.articles)) }
}

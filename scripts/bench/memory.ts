import { Edition } from '@/press/edition'
import { ask, BROWSER } from './ask'
import { findDatabase, findPart, readMemory } from './processes'
import type { Site } from './site'

/** Megabytes in use once the front has served every page of the edition. */
export type Memory = { front: number; newsroom: number; press: number; database: number; pages: number }

const AT_ONCE = 8

/** Reads every page of the edition once at the front, then how much memory each process holds. */
export async function measureMemory(site: Site, start: number): Promise<Memory> {
  const { ledger } = await Edition.read(site.editionDir)
  // A page that stands for absent ones has no address to ask for.
  const pages = [...ledger.entries].filter(
    ([address, { kind }]) => kind === 'page' && !address.startsWith('/absent/'),
  )
  const rest = pages.values()
  const reader = async () => {
    for (const [address] of rest) {
      const { status } = await ask(site.url + encodeURI(address), BROWSER)
      if (status !== 200) throw new Error(`${address} answers ${status}.`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return {
    front: await readMemory(await findPart(start, 'front'), 'Rss'),
    newsroom: await readMemory(await findPart(start, 'newsroom'), 'Rss'),
    press: await readMemory(await findPart(start, 'press'), 'Rss'),
    database: await readMemory(await findDatabase(site.dataDir), 'Pss'),
    pages: pages.length,
  }
}

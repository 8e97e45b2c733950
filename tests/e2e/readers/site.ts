import { SITE_LANGUAGES } from '@/lib/words'
import { openOwnSite } from '../own-site'
import { untilPrinted } from '../printed'
import { furnish } from './furnish'

/** A site in three languages, with every kind of page, as readers get it. */
export type ReadersSite = { url: string; editionDir: string; close: () => Promise<void> }

const SAMPLES = 60

/** Starts the product with a data folder of its own, fills it and waits until all of it is printed. */
export async function openReadersSite(): Promise<ReadersSite> {
  const site = await openOwnSite('readers')
  try {
    await furnish(site.url, site.administrator, [...SITE_LANGUAGES])
    site.run('seed-many', String(SAMPLES))
    site.run('press')
    await untilPrinted(site.url)
  } catch (error) {
    await site.close()
    throw error
  }
  return site
}

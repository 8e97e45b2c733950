import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '@/lib/clock'
import type { Edition } from './edition'
import type { Newsroom } from './newsroom'

/** The moment at which the pages of the edition showed the ages of their articles, by the newsroom's clock; what is owed counts as printed. */
const AGES_FILE = '.press/ages'

/** Milliseconds after which the newsroom is asked again though the day is not over: the time zone, or a clock, may have been set. */
const PATIENCE = 60 * 60_000

/**
 * Owes, once a day has begun, the pages of articles that are a year older since the last time, however long ago that was; whoever
 * calls it may do so as often as he likes. An edition that does not know its last time owes all that are old enough.
 */
export function createAgeing(
  edition: Edition,
  newsroom: Pick<Newsroom, 'aged'>,
): { oweAged: () => Promise<void> } {
  let due = 0
  return {
    async oweAged() {
      if (now().getTime() < due) return
      const since = await readFile(join(edition.folder, AGES_FILE), 'utf8').catch(() => '')
      const { addresses, until, next } = await newsroom.aged(since)
      // In this order: a crash between the two owes them once more, never not at all.
      await edition.owe(addresses)
      await edition.write(AGES_FILE, Buffer.from(until))
      due = Math.min(Date.parse(next), now().getTime() + PATIENCE)
    },
  }
}

import { sql } from '@payloadcms/db-postgres'
import { ageInYears } from '@/lib/age'
import { now } from '@/lib/clock'
import { endOfDay } from '@/lib/dates'
import { toExpiry } from '@/lib/security-txt'
import { articlePath, securityPath } from '@/lib/urls'
import { openPayload } from './payload'
import { getSite } from './site'

/** The pages that time alone has changed since, as those whose articles have had an anniversary, until which moment that was looked at, and when the next day begins. */
type AgedView = { addresses: string[]; until: string; next: string }

/** Milliseconds by which the clocks of several newsrooms may differ: one that is behind prints the old age at midnight. */
const SKEW = 5 * 60_000

/** Published articles that are older by whole years now than they were then; undefined finds all that are a year old. */
export async function listAged(since: Date | undefined): Promise<AgedView> {
  const payload = await openPayload()
  const { timeZone, securityContact } = await getSite()
  const [before, moment] = [new Date((since?.getTime() ?? 0) - SKEW), now()]
  // By the rule of the page itself, which is for one day a year and article: reading every date is cheaper than a second rule.
  const { rows } = await payload.db.drizzle.execute(sql`
    select slug, extract(epoch from coalesce(first_published_at, published_at, created_at)) as first
    from articles where _status = 'published' order by number desc`)
  const addresses = rows.flatMap((row) => {
    const first = new Date(Number(row['first']) * 1000).toISOString()
    const age = (at: Date) => ageInYears(first, at, timeZone)
    return age(moment) === age(before) ? [] : [articlePath(String(row['slug']))]
  })
  if (securityContact && toExpiry(moment).getTime() !== toExpiry(before).getTime())
    addresses.push(securityPath)
  const next = endOfDay(moment.toISOString(), timeZone)
  return { addresses, until: moment.toISOString(), next: next.toISOString() }
}

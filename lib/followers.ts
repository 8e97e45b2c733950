import { z } from 'zod'
import { isFeed } from './feed-scope'

/**
 * Services on the web that read feeds for many people and say in their User-Agent for how many, by the sign that they are known by there,
 * which is also what is stored. Nothing that a client writes is stored otherwise, so one that is not here is not counted.
 */
export const FEED_SERVICES = {
  feedly: 'Feedly',
  inoreader: 'Inoreader',
  newsblur: 'NewsBlur',
  feedbin: 'Feedbin',
  theoldreader: 'The Old Reader',
  bazqux: 'BazQux',
  feedhq: 'FeedHQ',
  bloglovin: 'Bloglovin’',
} as const

export type FeedService = keyof typeof FEED_SERVICES

const SIGN = new RegExp(Object.keys(FEED_SERVICES).join('|'), 'i')
/** “1 subscriber”, “1204 subscribers”; never the end of “1,204 subscribers”, which would be another number. */
const COUNT = /(?<![\d.,])(\d{1,9}) subscribers?\b/i

/** Who says more is not believed. */
const MOST = 10_000_000
/** Characters of a User-Agent that are looked at; those of the services have fewer. */
const LOOKED_AT = 300

const isService = (value: string | undefined): value is FeedService =>
  value !== undefined && Object.hasOwn(FEED_SERVICES, value)

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MOST

/** The service that a User-Agent names first, and how many it says follow through it; undefined where it says neither or nonsense. */
export function readFollowers(userAgent = ''): { service: FeedService; count: number } | undefined {
  const text = userAgent.slice(0, LOOKED_AT)
  const service = SIGN.exec(text)?.[0].toLowerCase()
  const count = Number(COUNT.exec(text)?.[1] ?? 0)
  return isService(service) && isCount(count) ? { service, count } : undefined
}

/** The day in UTC as “2026-11-28”: one day for fronts and newsroom, wherever they run. */
export const toDay = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The day so many days before the moment's. */
export const dayBefore = (moment: Date, days: number): string =>
  toDay(new Date(moment.getTime() - days * 24 * 60 * 60 * 1000))

/** How many followed on a day, by service and feed; a front tells so much at once. */
export const TOLD_AT_ONCE = 500

const toldSchema = z.strictObject({
  day: z.iso.date('must be a day as 2026-11-28'),
  counts: z
    .array(
      z.strictObject({
        service: z.string().refine(isService, 'must be a feed service that is known here'),
        feed: z.string().refine(isFeed, 'must be the address of a feed on this site'),
        count: z.number().refine(isCount, `must be a whole number from 1 to ${MOST}`),
      }),
    )
    .max(TOLD_AT_ONCE, `must be ${TOLD_AT_ONCE} at most`),
})

/** What a front tells the newsroom. */
export type Told = z.infer<typeof toldSchema>

/** What was told, or why it is refused. Clocks and nights may lie between front and newsroom: a day may be off by one. */
export function readTold(text: string, now: Date): Told | { refused: string } {
  const { data, error } = toldSchema.safeParse(parse(text))
  if (error) return { refused: error.issues.map(({ path, message }) => say(path, message)).join('; ') }
  const days = [-1, 0, 1].map((days) => dayBefore(now, days))
  return days.includes(data.day) ? data : { refused: `“day” must be one of ${days.toReversed().join(', ')}` }
}

const say = (path: PropertyKey[], message: string): string =>
  path.length > 0 ? `“${path.join('.')}”: ${message}` : message

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

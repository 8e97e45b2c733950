import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { dayBefore, FEED_SERVICES, toDay } from '@/lib/followers'

/** Days in the chart, and feeds in the list of those followed most. */
const DAYS = 90
const FEEDS = 10

/** How many followed on a day; undefined when no service said so. */
export type Day = { day: string; count: number | undefined }

/** A name and how many it stands for, the greatest first. */
export type Share = { name: string; count: number }

export type Following = {
  /** The last day of which something is known, and whether more may be heard of it. */
  day: string
  isToday: boolean
  count: number
  services: Share[]
  /** The feeds' addresses. */
  feeds: Share[]
  days: Day[]
}

/**
 * How many followed in the last 90 days, or undefined when nobody said so. Today counts only when nothing is known of the days before: a
 * service that has not come yet would look like followers lost.
 */
export async function getFollowing({ db }: Payload, now: Date): Promise<Following | undefined> {
  const { rows } = await db.drizzle.execute(sql`
    select day, service, sum(count) as count from followers where day between ${dayBefore(now, DAYS)} and ${toDay(now)}
    group by day, service
    order by count desc, service`)
  const said = rows.map(({ day, service, count }) => ({
    day: String(day),
    service: String(service),
    count: Number(count),
  }))
  const today = toDay(now)
  const known = said.map(({ day }) => day).sort()
  const day = known.findLast((each) => each < today) ?? known.at(-1)
  if (day === undefined) return undefined
  const countOn = (day: string) =>
    said.filter((each) => each.day === day).reduce((sum, { count }) => sum + count, 0)
  return {
    day,
    isToday: day === today,
    count: countOn(day),
    services: said
      .filter((each) => each.day === day)
      .map(({ service, count }) => ({ name: nameOf(service), count })),
    feeds: await listFeeds(db, day),
    days: listDays(day === today ? now : new Date(now.getTime() - DAY)).map((day) => ({
      day,
      count: countOn(day) || undefined,
    })),
  }
}

async function listFeeds(db: Payload['db'], day: string): Promise<Share[]> {
  const { rows } = await db.drizzle.execute(sql`
    select feed, sum(count) as count from followers where day = ${day} group by feed order by count desc, feed limit ${FEEDS}`)
  return rows.map(({ feed, count }) => ({ name: String(feed), count: Number(count) }))
}

const DAY = 24 * 60 * 60 * 1000

/** The days of the chart, oldest first. */
const listDays = (last: Date): string[] =>
  Array.from({ length: DAYS }, (_, index) => dayBefore(last, DAYS - 1 - index))

const nameOf = (service: string): string =>
  Object.entries(FEED_SERVICES).find(([sign]) => sign === service)?.[1] ?? service

/** “12,345”, as the admin panel speaks. */
export const formatCount = (count: number): string => count.toLocaleString('en-GB')

import type { ServerProps } from 'payload'
import { now } from '@/lib/clock'
import { formatDay } from '@/lib/dates'
import { FollowersChart } from './chart'
import styles from './followers.module.css'
import { type Following, formatCount, getFollowing, type Share } from './following'

/** How many follow through feed services: on the dashboard, after what is to be done. */
export async function FollowersCard({ payload, user }: ServerProps) {
  if (!user) return null
  const following = await getFollowing(payload, now())
  return (
    <section className={styles.section} aria-labelledby="followers">
      <h2 className={styles.heading} id="followers">
        Followers
      </h2>
      <div className={styles.card}>
        {following ? (
          <Numbers following={following} list={`${payload.config.routes.admin}/collections/followers`} />
        ) : (
          <p>
            No feed service has said lately how many follow. Those that know, as Feedly does, say it when they
            fetch a feed.
          </p>
        )}
        <p className={styles.note}>
          These are the services’ own numbers, which a stranger could forge. Who follows with an app on his
          own device is not counted, nor who is served by nginx, Caddy or a CDN instead of the front.
        </p>
      </div>
    </section>
  )
}

function Numbers({ following, list }: { following: Following; list: string }) {
  const { day, isToday, count, services, feeds, days } = following
  return (
    <>
      <p>
        <strong>
          {formatCount(count)} {count === 1 ? 'person follows' : 'people follow'}
        </strong>{' '}
        through feed services, as these said on {formatDay(day, 'UTC')}
        {isToday && ', which is not over yet'}:{' '}
        {services.map(({ name, count }) => `${name} ${formatCount(count)}`).join(', ')}.
      </p>
      <FollowersChart days={days} />
      <table className={styles.table}>
        <caption>Feeds that are followed most</caption>
        <thead>
          <tr>
            <th scope="col">Feed</th>
            <th scope="col">Followers</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <FeedRow key={feed.name} {...feed} />
          ))}
        </tbody>
      </table>
      <p>
        <a href={list}>All numbers</a>
      </p>
    </>
  )
}

const FeedRow = ({ name, count }: Share) => (
  <tr>
    <th scope="row">
      <a href={name}>{name}</a>
    </th>
    <td>{formatCount(count)}</td>
  </tr>
)

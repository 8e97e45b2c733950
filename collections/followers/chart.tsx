import { formatDay } from '@/lib/dates'
import styles from './followers.module.css'
import { type Day, formatCount } from './following'

/** Units of the drawing: of a day's place with the gap beside it, and of the greatest number. */
const WIDTH = 10
const GAP = 2
const HEIGHT = 100

/** A bar for each day of which something is known, in words and as a table too. */
export function FollowersChart({ days }: { days: Day[] }) {
  const [first, last] = [days[0], days.at(-1)]
  const known = days.flatMap(({ day, count }) => (count === undefined ? [] : [{ day, count }]))
  const counts = known.map(({ count }) => count)
  const most = Math.max(...counts)
  if (!first || !last) return null
  return (
    <figure className={styles.chart}>
      <figcaption>Followers by day, {formatCount(most)} at most</figcaption>
      <svg
        viewBox={`0 0 ${days.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`From ${formatDay(first.day, 'UTC')} to ${formatDay(last.day, 'UTC')}: between ${formatCount(Math.min(...counts))} and ${formatCount(most)} followers.`}
      >
        {days.map(({ day, count = 0 }, index) => (
          <rect
            key={day}
            x={index * WIDTH}
            y={HEIGHT - (count / most) * HEIGHT}
            width={WIDTH - GAP}
            height={(count / most) * HEIGHT}
          />
        ))}
      </svg>
      <p className={styles.ends}>
        <span>{formatDay(first.day, 'UTC')}</span>
        <span>{formatDay(last.day, 'UTC')}</span>
      </p>
      <details>
        <summary>Followers by day as a table</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col">Followers</th>
            </tr>
          </thead>
          <tbody>
            {known.toReversed().map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{formatDay(day, 'UTC')}</th>
                <td>{formatCount(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

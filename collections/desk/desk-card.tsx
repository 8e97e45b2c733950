import { Button } from '@payloadcms/ui'
import type { ServerProps } from 'payload'
import { now } from '@/lib/clock'
import { getDashboard, type Item, type Shelf } from './dashboard'
import styles from './desk.module.css'

/** What the newsroom comes home to: a way to begin, what went wrong, what waits. */
export async function DeskCard({ payload, user }: ServerProps) {
  if (!user) return null
  const adminRoute = payload.config.routes.admin
  const { alarms, shelves } = await getDashboard({ payload, user, adminRoute }, now())
  const articles = `${adminRoute}/collections/articles`
  return (
    <section className={styles.desk} aria-labelledby="desk">
      <div className={styles.top}>
        <h2 className={styles.heading} id="desk">
          Desk
        </h2>
        <Button el="link" to={`${articles}/create`} margin={false} size="large">
          New article
        </Button>
      </div>
      {(alarms.items.length > 0 || alarms.backups) && (
        <section className={styles.alarms} aria-labelledby="desk-alarms">
          <h3 className={styles.title} id="desk-alarms">
            Alarms
          </h3>
          {alarms.items.length > 0 && <Items items={alarms.items} articles={articles} />}
          {alarms.unlisted > 0 && <p>and {alarms.unlisted} more</p>}
          {alarms.backups && (
            <p>
              <a href={`${adminRoute}/globals/backups`}>Backups</a> {alarms.backups}
            </p>
          )}
        </section>
      )}
      <div className={styles.shelves}>
        {shelves.map((shelf) => (
          <ShelfCard key={shelf.title} shelf={shelf} articles={articles} />
        ))}
      </div>
    </section>
  )
}

function ShelfCard({ shelf, articles }: { shelf: Shelf; articles: string }) {
  const { title, items, empty, unlisted, all } = shelf
  const id = `desk-${title.split(' ')[0]?.toLowerCase()}`
  return (
    <section className={styles.shelf} aria-labelledby={id}>
      <h3 className={styles.title} id={id}>
        {title}
      </h3>
      {items.length > 0 ? (
        <Items items={items} articles={articles} />
      ) : (
        <p className={styles.note}>{empty}</p>
      )}
      {unlisted > 0 && <p>{all ? <a href={all}>and {unlisted} more</a> : `and ${unlisted} more`}</p>}
    </section>
  )
}

function Items({ items, articles }: { items: Item[]; articles: string }) {
  return (
    <ul className={styles.items}>
      {items.map(({ id, headline, note }, index) => (
        <li key={index}>
          <a href={`${articles}/${id}`}>{headline}</a>
          <span className={styles.note}>{note}</span>
        </li>
      ))}
    </ul>
  )
}

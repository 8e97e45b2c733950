import { countIn, type Locale } from '@/lib/locale'
import styles from './LinkList.module.css'

export type LinkListItem = { href: string; label: string; count?: number }

/** Links in columns, each with a number of articles where one is given. */
export function LinkList({ links, locale }: { links: LinkListItem[]; locale: Locale }) {
  return (
    <ul className={styles.links}>
      {links.map(({ href, label, count }) => (
        <li key={href}>
          <a href={href}>{label}</a>
          {count !== undefined && (
            <span className={styles.count}> {countIn(count, locale.words.lists.articles, locale)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

import type { ListPage } from '@/queries/page.view'
import styles from './Pager.module.css'

type Props = Pick<ListPage, 'newer' | 'older'> & { toPath: (number?: number) => string }

/** Ways to the newer and the older part of a list. */
export function Pager({ newer, older, toPath }: Props) {
  if (newer === undefined && older === undefined) return null
  return (
    <nav className={styles.pager} aria-label="More articles">
      {newer !== undefined && (
        <a rel="prev" href={newer === 'list' ? toPath() : toPath(newer)}>
          ← Newer articles
        </a>
      )}
      {older !== undefined && (
        <a rel="next" href={toPath(older)}>
          Older articles →
        </a>
      )}
    </nav>
  )
}

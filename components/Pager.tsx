import { type Locale, pathIn } from '@/lib/locale'
import type { ListPage } from '@/queries/page.view'
import styles from './Pager.module.css'

type Props = Pick<ListPage, 'newer' | 'older'> & { locale: Locale; toPath: (number?: number) => string }

/** Ways to the newer and the older part of a list. */
export function Pager({ newer, older, locale, toPath }: Props) {
  if (newer === undefined && older === undefined) return null
  const words = locale.words.lists
  const hrefOf = (number?: number) => pathIn(toPath(number), locale)
  return (
    <nav className={styles.pager} aria-label={words.more}>
      {newer !== undefined && (
        <a rel="prev" href={newer === 'list' ? hrefOf() : hrefOf(newer)}>
          ← {words.newer}
        </a>
      )}
      {older !== undefined && (
        <a rel="next" href={hrefOf(older)}>
          {words.older} →
        </a>
      )}
    </nav>
  )
}

import { countIn, type Locale } from '@/lib/locale'
import { offlinePath, revisionsPath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import styles from './Keep.module.css'

/** Ways to keep the article, and to what it said before; nothing where it stands apart from its page. */
export function Keep({ article: { slug, revisions }, locale }: { article: ArticleView; locale: Locale }) {
  const words = locale.words
  if (revisions === 0) return null
  return (
    <ul className={styles.keep} aria-label={words.keep.label}>
      <li>
        <a href={offlinePath(slug)} download={`${slug}.html`}>
          {words.keep.save}
        </a>
      </li>
      {revisions > 1 && (
        <li>
          <a href={revisionsPath(slug)}>{countIn(revisions, words.revisions.count, locale)}</a>
        </li>
      )}
    </ul>
  )
}

import { countIn, type Locale } from '@/lib/locale'
import { offlinePath, revisionsPath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import styles from './Keep.module.css'
import { toSpoken } from './SiteWords'

type Props = { article: ArticleView; locale: Locale }

/** The way to keep the article as one file; nothing where it stands apart from its page. */
export function Keep({ article: { slug, revisions }, locale }: Props) {
  if (revisions === 0) return null
  return (
    <p className={styles.keep}>
      <a href={offlinePath(slug)} download={`${slug}.html`}>
        {locale.words.keep.save}
      </a>
    </p>
  )
}

/** The way to what the article said before, once it has said something else. */
export function Revisions({ article: { slug, revisions, language }, locale }: Props) {
  if (revisions < 2) return null
  return (
    <p className={styles.keep} {...toSpoken(locale, language)}>
      <a href={revisionsPath(slug)}>{countIn(revisions, locale.words.revisions.count, locale)}</a>
    </p>
  )
}

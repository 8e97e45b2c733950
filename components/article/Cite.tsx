import { toBibtex, toCitation } from '@/lib/citation'
import type { Locale } from '@/lib/locale'
import { absoluteUrl, articlePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import styles from './Cite.module.css'
import type { Publisher } from './PassOn'

type Props = { article: ArticleView; publisher: Publisher; locale: Locale }

/** How others may name the article as their source: as a line, and for BibTeX. */
export function Cite({ article, publisher: { name, siteUrl }, locale }: Props) {
  const words = locale.words.article
  const { slug, authors } = article
  const cited = {
    ...article,
    authors: authors.map(({ name }) => name),
    publisher: name,
    address: absoluteUrl(articlePath(slug), siteUrl),
  }
  return (
    <details className={styles.cite}>
      <summary>{words.cite}</summary>
      <p className={styles.citation} dir="auto">
        {toCitation(cited, locale)}
      </p>
      <p>{words.bibtex}</p>
      <pre className={styles.citation} dir="ltr">
        {toBibtex(cited, locale.timeZone)}
      </pre>
    </details>
  )
}

import type { Locale } from '@/lib/locale'
import { absoluteUrl, articlePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import { Article } from './Article'
import { Day } from './Day'
import { Fill } from './Fill'
import styles from './OfflinePage.module.css'

type Props = { article: ArticleView; siteName: string; siteUrl: string; locale: Locale }

/**
 * The article as a file to keep: what it says, where it is from, and of which day it is. The day is that of its words, so that the
 * file is the same for as long as they are.
 */
export function OfflinePage({ article, siteName, siteUrl, locale }: Props) {
  const address = absoluteUrl(articlePath(article.slug), siteUrl)
  return (
    <div className={styles.page}>
      <header className={styles.origin}>
        <p>
          <a href={siteUrl}>{siteName}</a>
        </p>
        <p>
          <Fill
            words={locale.words.keep.savedFrom}
            with={{
              address: (
                <bdi>
                  <a href={address}>{address}</a>
                </bdi>
              ),
              date: <Day iso={article.revisedAt ?? article.publishedAt} locale={locale} />,
            }}
          />
        </p>
      </header>
      <main>
        <Article article={{ ...article, revisions: 0 }} locale={locale} />
      </main>
    </div>
  )
}

import { toEntry, toEntryLocale } from '@/feeds/entry'
import { LANGUAGES } from '@/lib/languages'
import { dayIn } from '@/lib/locale'
import type { ArticleView } from '@/queries/article.view'
import type { SiteView } from '@/queries/site.view'
import styles from './faces.module.css'

/** The article as a feed reader shows it: what stands in its list, then the entry's own HTML, without any style of ours. */
export function FeedFace({
  article,
  site,
  siteUrl,
}: {
  article: ArticleView
  site: SiteView
  siteUrl: string
}) {
  const { language } = article
  const { title, url, summary, authors, categories, published, content } = toEntry(article, site, siteUrl)
  return (
    <main id="content" className={styles.reader}>
      <header className={styles.entry} lang={language} dir={LANGUAGES[language].dir}>
        <p className={styles.faded}>
          {site.name} · {dayIn(published, toEntryLocale(language, site))}
        </p>
        <h1>
          <a href={url}>{title}</a>
        </h1>
        <p className={styles.faded}>{authors.map(({ name }) => name).join(', ')}</p>
        {summary && <p>{summary}</p>}
        <p className={styles.faded}>{categories.map(({ label }) => label).join(' · ')}</p>
      </header>
      <div
        className={styles.entryBody}
        lang={language}
        dir={LANGUAGES[language].dir}
        // The feeds' own builder has escaped every word of it.
        dangerouslySetInnerHTML={{ __html: content }}
      />
    </main>
  )
}

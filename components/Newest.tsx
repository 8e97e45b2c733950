import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import styles from './SearchPage.module.css'

/** The newest articles by their headlines, for a reader who found nothing; nothing where there are none. */
export function Newest({ articles, locale }: { articles: ArticleCard[]; locale: Locale }) {
  if (articles.length === 0) return null
  return (
    <section className={styles.results} aria-labelledby="newest">
      <h2 id="newest">{locale.words.search.newest}</h2>
      <ul className={styles.newest}>
        {articles.map(({ slug, headline, language }) => (
          <li key={slug}>
            <a href={articlePath(slug)} lang={language} hrefLang={language} dir={LANGUAGES[language].dir}>
              {headline}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

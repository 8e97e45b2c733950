import { LANGUAGES } from '@/lib/languages'
import { type Locale, monthIn, pathIn } from '@/lib/locale'
import { archivePath, archivePathOf, articlePath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleCard } from '@/queries/article.view'
import { Byline } from './Byline'
import { Day } from './Day'
import styles from './MonthPage.module.css'
import { PageHeader, Stack } from './PageHeader'

type Props = { year: number; month: number; articles: ArticleCard[]; locale: Locale }

/** All that was first published in a month, newest first. */
export function MonthPage({ year, month, articles, locale }: Props) {
  const { site, lists } = locale.words
  return (
    <Stack>
      <PageHeader
        kicker={site.archive}
        kickerHref={pathIn(archivePath, locale)}
        title={`${monthIn(month, locale)} ${year}`}
      />
      <ul className={styles.articles}>
        {articles.map(({ slug, headline, language, authors, firstPublishedAt }) => (
          <li key={slug}>
            <a
              className={styles.headline}
              href={articlePath(slug)}
              lang={language}
              dir={LANGUAGES[language].dir}
            >
              {headline}
            </a>
            <p className={styles.byline}>
              <Byline authors={authors} locale={locale} /> · <Day iso={firstPublishedAt} locale={locale} />
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={pathIn(archivePathOf(year), locale)}>{fillText(lists.allOf, { year })}</a>
      </p>
    </Stack>
  )
}

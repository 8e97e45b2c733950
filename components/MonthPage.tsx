import { formatDay, formatMonth } from '@/lib/dates'
import { LANGUAGES } from '@/lib/languages'
import { archivePath, archivePathOf, articlePath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import { Byline } from './Byline'
import styles from './MonthPage.module.css'
import { PageHeader, Stack } from './PageHeader'

type Props = { year: number; month: number; articles: ArticleCard[]; timeZone: string }

/** All that was first published in a month, newest first. */
export function MonthPage({ year, month, articles, timeZone }: Props) {
  return (
    <Stack>
      <PageHeader kicker="Archive" kickerHref={archivePath} title={`${formatMonth(month)} ${year}`} />
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
              <Byline authors={authors} /> ·{' '}
              <time dateTime={firstPublishedAt}>{formatDay(firstPublishedAt, timeZone)}</time>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={archivePathOf(year)}>All of {year}</a>
      </p>
    </Stack>
  )
}

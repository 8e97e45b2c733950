import { formatDay } from '@/lib/dates'
import { KINDS } from '@/lib/kinds'
import { LANGUAGES } from '@/lib/languages'
import { articlePath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import { Byline } from './Byline'
import styles from './Cards.module.css'
import { Picture } from './Picture'

/** `lead` stands above all others, `list` in a list. */
type Variant = 'lead' | 'list'

export function Card({
  article,
  timeZone,
  variant,
}: {
  article: ArticleCard
  timeZone: string
  variant: Variant
}) {
  const { slug, headline, standfirst, kind, language, authors, picture, firstPublishedAt } = article
  const Heading = variant === 'lead' ? 'h1' : 'h2'
  return (
    <article className={styles[variant]} lang={language} dir={LANGUAGES[language].dir}>
      {picture && (
        <a href={articlePath(slug)} tabIndex={-1} aria-hidden="true">
          <Picture
            picture={picture}
            sizes={variant === 'lead' ? '(min-width: 48rem) 58vw, 100vw' : '(min-width: 48rem) 24rem, 26vw'}
            eager={variant === 'lead'}
          />
        </a>
      )}
      <div className={styles.words}>
        <p className={styles.kicker}>{KINDS[kind]}</p>
        <Heading className={styles.headline}>
          <a href={articlePath(slug)}>{headline}</a>
        </Heading>
        {standfirst && <p>{standfirst}</p>}
        <p className={styles.byline}>
          <Byline authors={authors} />
          {authors.length > 0 && ' · '}
          <time dateTime={firstPublishedAt}>{formatDay(firstPublishedAt, timeZone)}</time>
        </p>
      </div>
    </article>
  )
}

/** Articles one below the other, or in newspaper columns where there is room. */
export function Cards({
  articles,
  timeZone,
  columns = false,
}: {
  articles: ArticleCard[]
  timeZone: string
  columns?: boolean
}) {
  return (
    <div className={columns ? styles.columns : undefined}>
      {articles.map((article) => (
        <Card key={article.slug} article={article} timeZone={timeZone} variant="list" />
      ))}
    </div>
  )
}

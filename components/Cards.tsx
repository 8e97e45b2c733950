import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import { Byline } from './Byline'
import styles from './Cards.module.css'
import { Day } from './Day'
import { Kicker } from './Kicker'
import { Picture } from './Picture'
import { SiteWords } from './SiteWords'

/** `lead` stands above all others, `list` in a list. */
type Variant = 'lead' | 'list'

export function Card({
  article,
  locale,
  variant,
  heading = 'h2',
}: {
  article: ArticleCard
  locale: Locale
  variant: Variant
  /** Of the headline in a list: one below what heads the list. */
  heading?: 'h2' | 'h3'
}) {
  const { slug, headline, standfirst, language, authors, picture, firstPublishedAt } = article
  const Heading = variant === 'lead' ? 'h1' : heading
  return (
    <article className={styles[variant]} lang={language} dir={LANGUAGES[language].dir}>
      {picture && (
        <a href={articlePath(slug)} tabIndex={-1} aria-hidden="true">
          <Picture
            picture={picture}
            sizes={variant === 'lead' ? '(min-width: 60rem) 58vw, 100vw' : '(min-width: 48rem) 24rem, 30vw'}
            eager={variant === 'lead'}
          />
        </a>
      )}
      <div className={styles.words}>
        <Kicker article={article} locale={locale} />
        <Heading className={styles.headline}>
          <a href={articlePath(slug)}>{headline}</a>
        </Heading>
        {standfirst && <p>{standfirst}</p>}
        <p className={styles.byline}>
          <SiteWords locale={locale} within={language}>
            <Byline authors={authors} locale={locale} />
            {authors.length > 0 && ' · '}
            <Day iso={firstPublishedAt} locale={locale} />
          </SiteWords>
        </p>
      </div>
    </article>
  )
}

/** `rows`, `columns` as in a newspaper, or `feature`: the first with the others beside it. Narrow screens have rows. */
type Arrangement = 'rows' | 'columns' | 'feature'

export function Cards({
  articles,
  locale,
  arrangement = 'rows',
  heading = 'h2',
}: {
  articles: ArticleCard[]
  locale: Locale
  arrangement?: Arrangement
  heading?: 'h2' | 'h3'
}) {
  return (
    <div className={styles[arrangement]}>
      {articles.map((article) => (
        <Card key={article.slug} article={article} locale={locale} variant="list" heading={heading} />
      ))}
    </div>
  )
}

import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import { Byline } from './Byline'
import styles from './Cards.module.css'
import { Day } from './Day'
import { Picture } from './Picture'
import { SiteWords } from './SiteWords'

/** `lead` stands above all others, `list` in a list. */
type Variant = 'lead' | 'list'

export function Card({
  article,
  locale,
  variant,
}: {
  article: ArticleCard
  locale: Locale
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
            sizes={variant === 'lead' ? '(min-width: 60rem) 36rem, 100vw' : '(min-width: 60rem) 22rem, 100vw'}
            eager={variant === 'lead'}
          />
        </a>
      )}
      <div className={styles.words}>
        <p className={styles.kicker}>
          <SiteWords locale={locale} within={language}>
            {locale.words.kinds[kind]}
          </SiteWords>
        </p>
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

/** Articles as cards, side by side where there is room. */
export function Cards({ articles, locale }: { articles: ArticleCard[]; locale: Locale }) {
  return (
    <div className={styles.cards}>
      {articles.map((article) => (
        <Card key={article.slug} article={article} locale={locale} variant="list" />
      ))}
    </div>
  )
}

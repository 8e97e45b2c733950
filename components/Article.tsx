import { LANGUAGES } from '@/lib/languages'
import { type Locale, pathIn } from '@/lib/locale'
import { topicPath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import { Dates } from './article/Dates'
import { CallToAction, Corrections, Disclaimer, Sources } from './article/Record'
import { Translations } from './article/Translations'
import styles from './Article.module.css'
import { Body } from './Body'
import { Byline } from './Byline'
import { Revisions } from './Keep'
import { Kicker } from './Kicker'
import { Figure } from './Picture'
import { SiteWords, toSpoken } from './SiteWords'

type Props = {
  article: ArticleView
  /** Whole years; without it, nothing is said of its age. */
  age?: number
  /** Without it, the names in the byline lead nowhere. */
  isLinked?: boolean
  locale: Locale
}

/** An article in full, in the site's words of the locale. */
export function Article({ article, age = 0, isLinked = true, locale }: Props) {
  const { language, picture, topics } = article
  return (
    <article className={styles.article} lang={language} dir={LANGUAGES[language].dir}>
      <header className={styles.header}>
        <Kicker article={article} locale={locale} />
        <h1 className={styles.headline}>{article.headline}</h1>
        {article.standfirst && <p className={styles.standfirst}>{article.standfirst}</p>}
      </header>
      {picture && (
        <Figure
          picture={picture}
          caption={article.caption}
          locale={locale}
          within={language}
          sizes="(min-width: 62rem) 62vw, 100vw"
          eager
        />
      )}
      <div className={styles.record}>
        <p className={styles.byline}>
          <SiteWords locale={locale} within={language}>
            <Byline authors={article.authors} isLinked={isLinked} locale={locale} />
          </SiteWords>
        </p>
        <Dates article={article} age={age} locale={locale} />
        <Revisions article={article} locale={locale} />
        <Translations article={article} locale={locale} />
      </div>
      <Body body={article.body} locale={locale} language={language} />
      <Corrections article={article} locale={locale} />
      <CallToAction article={article} locale={locale} />
      <Sources article={article} locale={locale} />
      <footer className={styles.footer}>
        <Disclaimer article={article} locale={locale} />
        {topics.length > 0 && (
          <ul
            className={styles.topics}
            aria-label={locale.words.article.topics}
            {...toSpoken(locale, language)}
          >
            {topics.map(({ name, slug }) => (
              <li key={slug}>
                <a href={pathIn(topicPath(slug), locale)}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </footer>
    </article>
  )
}

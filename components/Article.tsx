import { LANGUAGES } from '@/lib/languages'
import { dayIn, type Locale, pathIn } from '@/lib/locale'
import { articlePath, correctionsPath, topicPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleView } from '@/queries/article.view'
import styles from './Article.module.css'
import { Body } from './Body'
import { Byline } from './Byline'
import { Day } from './Day'
import { Fill } from './Fill'
import { Keep, Revisions } from './Keep'
import { Kicker } from './Kicker'
import { Figure } from './Picture'
import { SourceList } from './SourceList'

/** An article in full, in the site's words of the locale. */
export function Article({ article, locale }: Part) {
  const { language, picture, disclaimer } = article
  const words = locale.words.article
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
          sizes="(min-width: 62rem) 62vw, 100vw"
          eager
        />
      )}
      <div className={styles.record}>
        <p className={styles.byline}>
          <Byline authors={article.authors} locale={locale} />
        </p>
        <Dates article={article} locale={locale} />
        <Revisions article={article} locale={locale} />
        <Translations article={article} locale={locale} />
      </div>
      <Body body={article.body} locale={locale} />
      <Corrections article={article} locale={locale} />
      <CallToAction article={article} locale={locale} />
      <Sources article={article} locale={locale} />
      <footer className={styles.footer}>
        {disclaimer && (
          <div className={styles.disclaimer}>
            {/* In the direction of its own words, which the label in <bdi> has no part in. */}
            <p className={styles.told} dir="auto">
              <b>
                <bdi>{words.disclaimer}</bdi>
              </b>{' '}
              {disclaimer.text}
            </p>
            {disclaimer.href && (
              <p className={styles.wordings}>
                <a href={disclaimer.href}>{words.wordings}</a>
              </p>
            )}
          </div>
        )}
        {article.topics.length > 0 && (
          <ul className={styles.topics} aria-label={words.topics}>
            {article.topics.map(({ name, slug }) => (
              <li key={slug}>
                <a href={pathIn(topicPath(slug), locale)}>{name}</a>
              </li>
            ))}
          </ul>
        )}
        <Keep article={article} locale={locale} />
      </footer>
    </article>
  )
}

type Part = { article: ArticleView; locale: Locale }

function Dates({ article: { firstPublishedAt, firstPublisher, revisedAt }, locale }: Part) {
  const words = locale.words.article
  const date = <Day iso={firstPublishedAt} locale={locale} />
  return (
    <p className={styles.dates}>
      {firstPublisher ? (
        <Fill
          words={words.firstPublishedBy}
          with={{
            date,
            publisher: firstPublisher.href ? (
              <a href={firstPublisher.href}>{firstPublisher.name}</a>
            ) : (
              firstPublisher.name
            ),
          }}
        />
      ) : (
        <Fill words={words.firstPublished} with={{ date }} />
      )}
      {revisedAt && (
        <>
          . <Fill words={words.revised} with={{ date: <Day iso={revisedAt} locale={locale} /> }} />
        </>
      )}
    </p>
  )
}

function Translations({ article: { translations }, locale }: Part) {
  if (translations.length === 0) return null
  return (
    <ul className={styles.topics} aria-label={locale.words.article.translations}>
      {translations.map(({ language, slug }) => (
        <li key={slug}>
          <a href={articlePath(slug)} lang={language} hrefLang={language} dir={LANGUAGES[language].dir}>
            {LANGUAGES[language].name}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Corrections({ article: { corrections }, locale }: Part) {
  if (corrections.length === 0) return null
  const words = locale.words.corrections
  return (
    <section className={styles.box} aria-labelledby="corrections">
      <h2 id="corrections">{words.title}</h2>
      {corrections.map(({ kind, date, text }, index) => (
        <p key={index} className={styles.told}>
          <b>
            <bdi>
              {words[kind]}, <Day iso={date} locale={locale} />:
            </bdi>
          </b>{' '}
          {text}
        </p>
      ))}
      <p className={styles.wordings}>
        <a href={pathIn(correctionsPath, locale)}>{words.all}</a>
      </p>
    </section>
  )
}

function CallToAction({ article: { callToAction }, locale }: Part) {
  if (!callToAction) return null
  const { text, href, by, until } = callToAction
  const words = locale.words.article
  return (
    <section className={styles.action} aria-label={words.callToAction}>
      <p>{href ? <a href={href}>{text}</a> : text}</p>
      {(by ?? until) && (
        <p className={styles.dates}>
          {[by, until && fillText(words.until, { date: dayIn(until, locale) })].filter(Boolean).join(', ')}
        </p>
      )}
    </section>
  )
}

function Sources({ article: { sources }, locale }: Part) {
  if (sources.length === 0) return null
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources">{locale.words.article.sources}</h2>
      <SourceList sources={sources} />
    </section>
  )
}

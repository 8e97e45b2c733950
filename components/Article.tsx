import { formatDay } from '@/lib/dates'
import { CORRECTIONS, KINDS } from '@/lib/kinds'
import { LANGUAGES } from '@/lib/languages'
import { articlePath, correctionsPath, topicPath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import styles from './Article.module.css'
import { Body } from './Body'
import { Byline } from './Byline'
import { Figure } from './Picture'
import { SourceList } from './SourceList'

/** An article in full; days are days in `timeZone`. */
export function Article({ article, timeZone }: { article: ArticleView; timeZone: string }) {
  const { language, firstPublisher, revisedAt, picture, disclaimer } = article
  return (
    <article className={styles.article} lang={language} dir={LANGUAGES[language].dir}>
      <header className={styles.header}>
        <p className={styles.kicker}>{KINDS[article.kind]}</p>
        <h1 className={styles.headline}>{article.headline}</h1>
        {article.standfirst && <p className={styles.standfirst}>{article.standfirst}</p>}
      </header>
      {picture && <Figure picture={picture} caption={article.caption} eager />}
      <div className={styles.record}>
        <p className={styles.byline}>
          <Byline authors={article.authors} />
        </p>
        <Translations article={article} />
        <p className={styles.dates}>
          First published{' '}
          <time dateTime={article.firstPublishedAt}>{formatDay(article.firstPublishedAt, timeZone)}</time>
          {firstPublisher && (
            <>
              {' '}
              by{' '}
              {firstPublisher.href ? (
                <a href={firstPublisher.href}>{firstPublisher.name}</a>
              ) : (
                firstPublisher.name
              )}
            </>
          )}
          {revisedAt && (
            <>
              . Revised <time dateTime={revisedAt}>{formatDay(revisedAt, timeZone)}</time>
            </>
          )}
        </p>
      </div>
      <Body body={article.body} timeZone={timeZone} />
      <Corrections article={article} timeZone={timeZone} />
      <CallToAction article={article} timeZone={timeZone} />
      <Sources article={article} />
      <footer className={styles.footer}>
        {disclaimer && (
          <div className={styles.disclaimer}>
            {/* In the direction of its own words, which the label in <bdi> has no part in. */}
            <p className={styles.told} dir="auto">
              <b>
                <bdi>DISCLAIMER:</bdi>
              </b>{' '}
              {disclaimer.text}
            </p>
            {disclaimer.href && (
              <p className={styles.wordings}>
                <a href={disclaimer.href}>All wordings of this disclaimer</a>
              </p>
            )}
          </div>
        )}
        {article.topics.length > 0 && (
          <ul className={styles.topics} aria-label="Topics">
            {article.topics.map(({ name, slug }) => (
              <li key={slug}>
                <a href={topicPath(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </footer>
    </article>
  )
}

function Translations({ article: { translations } }: { article: ArticleView }) {
  if (translations.length === 0) return null
  return (
    <ul className={styles.topics} aria-label="In other languages">
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

type Part = { article: ArticleView; timeZone: string }

function Corrections({ article: { corrections }, timeZone }: Part) {
  if (corrections.length === 0) return null
  return (
    <section className={styles.box} aria-labelledby="corrections">
      <h2 id="corrections">Corrections</h2>
      {corrections.map(({ kind, date, text }, index) => (
        <p key={index} className={styles.told}>
          <b>
            <bdi>
              {CORRECTIONS[kind]}, <time dateTime={date}>{formatDay(date, timeZone)}</time>:
            </bdi>
          </b>{' '}
          {text}
        </p>
      ))}
      <p className={styles.wordings}>
        <a href={correctionsPath}>All corrections</a>
      </p>
    </section>
  )
}

function CallToAction({ article: { callToAction }, timeZone }: Part) {
  if (!callToAction) return null
  const { text, href, by, until } = callToAction
  return (
    <section className={styles.action} aria-label="What you can do">
      <p>{href ? <a href={href}>{text}</a> : text}</p>
      {(by ?? until) && (
        <p className={styles.dates}>
          {[by, until && `until ${formatDay(until, timeZone)}`].filter(Boolean).join(', ')}
        </p>
      )}
    </section>
  )
}

function Sources({ article: { sources } }: { article: ArticleView }) {
  if (sources.length === 0) return null
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <SourceList sources={sources} />
    </section>
  )
}

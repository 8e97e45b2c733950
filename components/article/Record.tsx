import { dayIn, type Locale, pathIn } from '@/lib/locale'
import { correctionsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleView } from '@/queries/article.view'
import styles from '../Article.module.css'
import { Day } from '../Day'
import { SiteWords, toSpoken } from '../SiteWords'
import { SourceList } from '../SourceList'

type Part = { article: ArticleView; locale: Locale }

/** What was put right, the oldest first. */
export function Corrections({ article: { corrections, language }, locale }: Part) {
  if (corrections.length === 0) return null
  const words = locale.words.corrections
  const spoken = toSpoken(locale, language)
  return (
    <section className={styles.box} aria-labelledby="corrections">
      <h2 id="corrections" {...spoken}>
        {words.title}
      </h2>
      {corrections.map(({ kind, date, text }, index) => (
        <p key={index} className={styles.told}>
          <b>
            <bdi {...spoken}>
              {words[kind]}, <Day iso={date} locale={locale} />:
            </bdi>
          </b>{' '}
          {text}
        </p>
      ))}
      <p className={styles.wordings} {...spoken}>
        <a href={pathIn(correctionsPath, locale)}>{words.all}</a>
      </p>
    </section>
  )
}

/** What the reader can do, who runs it, and until when. */
export function CallToAction({ article: { callToAction, language }, locale }: Part) {
  if (!callToAction) return null
  const { text, href, by, until } = callToAction
  const words = locale.words.article
  return (
    <section className={styles.action} aria-labelledby="action">
      <h2 id="action" {...toSpoken(locale, language)}>
        {words.callToAction}
      </h2>
      <p>{href ? <a href={href}>{text}</a> : text}</p>
      {(by ?? until) && (
        <p className={styles.dates}>
          {by}
          {by && until && ', '}
          {until && (
            <SiteWords locale={locale} within={language}>
              {fillText(words.until, { date: dayIn(until, locale) })}
            </SiteWords>
          )}
        </p>
      )}
    </section>
  )
}

/** What the article rests on. */
export function Sources({ article: { sources, language }, locale }: Part) {
  if (sources.length === 0) return null
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources" {...toSpoken(locale, language)}>
        {locale.words.article.sources}
      </h2>
      <SourceList sources={sources} />
    </section>
  )
}

/** The wording in force when it came out, in the direction of its own words, which the label in <bdi> has no part in. */
export function Disclaimer({ article: { disclaimer, language }, locale }: Part) {
  if (!disclaimer) return null
  const words = locale.words.article
  const spoken = toSpoken(locale, language)
  return (
    <div className={styles.disclaimer}>
      <p className={styles.told} dir="auto">
        <b>
          <bdi {...spoken}>{words.disclaimer}</bdi>
        </b>{' '}
        {disclaimer.text}
      </p>
      {disclaimer.href && (
        <p className={styles.wordings} {...spoken}>
          <a href={disclaimer.href}>{words.wordings}</a>
        </p>
      )}
    </div>
  )
}

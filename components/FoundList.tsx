import { LANGUAGES } from '@/lib/languages'
import { listIn, type Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import type { ExcerptView, FoundView } from '@/queries/search.view'
import { toByline } from './Byline'
import { Day } from './Day'
import { Fill } from './Fill'
import styles from './SearchPage.module.css'

/** Articles that were found, the best first; days are days in the locale's time zone. */
export function FoundList({ found, locale }: { found: FoundView[]; locale: Locale }) {
  if (found.length === 0) return null
  return (
    <ol className={styles.found}>
      {found.map(({ slug, language, kind, headline, excerpt, authors, firstPublishedAt }) => {
        const inItsLanguage = { lang: language, dir: LANGUAGES[language].dir }
        const names = authors.map(({ name }) => name)
        return (
          <li key={slug}>
            <article className={styles.article} aria-labelledby={`found-${slug}`}>
              <p className={styles.kicker}>{locale.words.kinds[kind]}</p>
              <h3 id={`found-${slug}`} className={styles.headline} {...inItsLanguage}>
                <a href={articlePath(slug)} hrefLang={language}>
                  <Excerpt excerpt={headline} />
                </a>
              </h3>
              <p {...inItsLanguage}>
                <Excerpt excerpt={excerpt} />
              </p>
              <p className={styles.byline}>
                {names.length > 0 && (
                  <>
                    <Fill
                      words={toByline(names.length, locale)}
                      with={{
                        authors: listIn(names, locale).map(({ type, value }, index) =>
                          type === 'element' ? <bdi key={index}>{value}</bdi> : value,
                        ),
                      }}
                    />
                    {' · '}
                  </>
                )}
                <Day iso={firstPublishedAt} locale={locale} />
              </p>
            </article>
          </li>
        )
      })}
    </ol>
  )
}

const Excerpt = ({ excerpt }: { excerpt: ExcerptView }) =>
  excerpt.map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))

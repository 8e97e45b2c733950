import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import type { ArticleLink, SurroundingsView } from '@/queries/article.view'
import { Day } from '../Day'
import styles from './ReadOn.module.css'

type Props = { surroundings: SurroundingsView; locale: Locale }

/** What to read next: related articles, and those before and after this one. */
export function ReadOn({ surroundings: { previous, next, related }, locale }: Props) {
  const words = locale.words.article
  return (
    <>
      {related.length > 0 && (
        <section className={styles.related} aria-labelledby="related">
          <h2 id="related">{words.related}</h2>
          <ul>
            {related.map((link) => (
              <li key={link.slug}>
                <p className={styles.label}>
                  {locale.words.kinds[link.kind]} · <Day iso={link.firstPublishedAt} locale={locale} />
                </p>
                <p>
                  <HeadlineLink link={link} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(previous ?? next) && (
        <nav className={styles.neighbours} aria-label={words.readOn}>
          {previous && <Neighbour label={words.previous} rel="prev" link={previous} />}
          {next && <Neighbour label={words.next} rel="next" link={next} />}
        </nav>
      )}
    </>
  )
}

const Neighbour = ({ label, rel, link }: { label: string; rel: 'prev' | 'next'; link: ArticleLink }) => (
  <div className={styles[rel]}>
    <p className={styles.label}>{label}</p>
    <p>
      <HeadlineLink link={link} rel={rel} />
    </p>
  </div>
)

const HeadlineLink = ({ link: { slug, headline, language }, rel }: { link: ArticleLink; rel?: string }) => (
  <a href={articlePath(slug)} rel={rel} lang={language} dir={LANGUAGES[language].dir}>
    {headline}
  </a>
)

import { countIn, type Locale, pathIn } from '@/lib/locale'
import { shorten } from '@/lib/shorten'
import { authorPath } from '@/lib/urls'
import type { AuthorView } from '@/queries/article.view'
import { Picture } from '../Picture'
import styles from './AuthorBox.module.css'

/** Characters of a biography; all of it is on the author's page. */
const LONGEST = 200

/** Who wrote it, at the end: portrait, name, the beginning of the biography, links. */
export function AuthorBox({ authors, locale }: { authors: AuthorView[]; locale: Locale }) {
  if (authors.length === 0) return null
  return (
    <section className={styles.box} aria-labelledby="authors">
      <h2 id="authors">{countIn(authors.length, locale.words.article.aboutAuthors, locale)}</h2>
      {authors.map(({ name, slug, biography, portrait, links }) => (
        <div key={slug} className={styles.author}>
          {portrait && (
            <div className={styles.portrait}>
              <Picture picture={portrait} sizes="6rem" />
            </div>
          )}
          <div className={styles.words}>
            <p className={styles.name}>
              <a href={pathIn(authorPath(slug), locale)}>{name}</a>
            </p>
            {biography && <p dir="auto">{shorten(biography, LONGEST)}</p>}
            {links.length > 0 && (
              <ul className={styles.links}>
                {links.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      ))}
    </section>
  )
}

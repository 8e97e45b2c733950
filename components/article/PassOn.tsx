import type { Locale } from '@/lib/locale'
import { absoluteUrl, articlePath, toMailLink } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import { Keep } from '../Keep'
import { Cite } from './Cite'
import styles from './PassOn.module.css'

/** Who publishes the page: the site's name, and its address without a path. */
export type Publisher = { name: string; siteUrl: string }

type Props = { article: ArticleView; publisher: Publisher; locale: Locale }

/** Ways to pass the article on and to keep it, none of which needs a script. */
export function PassOn({ article, publisher, locale }: Props) {
  const words = locale.words.article
  const address = absoluteUrl(articlePath(article.slug), publisher.siteUrl)
  return (
    <section className={styles.passOn} aria-labelledby="pass-on">
      <h2 id="pass-on">{words.passOn}</h2>
      <ul className={styles.ways}>
        <li>
          {words.permalink}:{' '}
          <a className={styles.address} href={address}>
            {address}
          </a>
        </li>
        <li className={styles.screen}>
          <a href={toMailLink(article.headline, address)}>{words.email}</a>
        </li>
      </ul>
      <Keep article={article} locale={locale} />
      <p className={styles.screen}>{words.print}</p>
      <Cite article={article} publisher={publisher} locale={locale} />
    </section>
  )
}

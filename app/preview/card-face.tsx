import { articlePath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import type { SiteView } from '@/queries/site.view'
import { LANGUAGES } from '@/lib/languages'
import styles from './faces.module.css'

/** How a link to the article looks where it is shared. */
export function CardFace({
  article: { picture, searchTitle, searchDescription, slug, language },
  site,
  siteUrl,
}: {
  article: ArticleView
  site: SiteView
  siteUrl: string
}) {
  const { host } = new URL(siteUrl)
  return (
    <main id="content" className={styles.share}>
      <h1 className={styles.faded}>How a link to it looks where it is shared</h1>
      <div className={styles.card} lang={language} dir={LANGUAGES[language].dir}>
        {picture ? (
          <img className={styles.picture} src={picture.main.path} alt={picture.alt} />
        ) : (
          <p className={styles.noPicture}>
            No lead image: a card is drawn, with headline and byline on the site’s colour.
          </p>
        )}
        <div className={styles.words}>
          <p className={styles.host}>{host}</p>
          <p className={styles.title}>{searchTitle}</p>
          {searchDescription && <p className={styles.description}>{searchDescription}</p>}
        </div>
      </div>
      <dl className={styles.facts}>
        <dt>Address</dt>
        <dd>
          {host}
          {articlePath(slug)}
        </dd>
        <dt>Site</dt>
        <dd>{site.name}</dd>
        <dt>Title</dt>
        <dd>{searchTitle.length} characters; search engines show about 60</dd>
        <dt>Description</dt>
        <dd>
          {searchDescription
            ? `${searchDescription.length} characters; about 155 are shown`
            : 'None: it has neither standfirst nor search description'}
        </dd>
      </dl>
    </main>
  )
}

import { type Locale, pathIn } from '@/lib/locale'
import { topicPath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import styles from './Kicker.module.css'
import { toSpoken } from './SiteWords'

/** What stands above a headline: what sort of piece it is, and its first topic. */
export function Kicker({
  article,
  locale,
}: {
  article: Pick<ArticleCard, 'kind' | 'topics' | 'language'>
  locale: Locale
}) {
  const [topic] = article.topics
  const spoken = toSpoken(locale, article.language)
  return (
    <p className={styles.kicker} data-kind={article.kind}>
      <span {...spoken}>{locale.words.kinds[article.kind]}</span>
      {topic && (
        <a href={pathIn(topicPath(topic.slug), locale)} {...spoken}>
          {topic.name}
        </a>
      )}
    </p>
  )
}

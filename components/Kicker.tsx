import { type Locale, pathIn } from '@/lib/locale'
import { topicPath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import styles from './Kicker.module.css'

/** What stands above a headline: what sort of piece it is, and its first topic. */
export function Kicker({
  article,
  locale,
}: {
  article: Pick<ArticleCard, 'kind' | 'topics'>
  locale: Locale
}) {
  const [topic] = article.topics
  return (
    <p className={styles.kicker} data-kind={article.kind}>
      <span>{locale.words.kinds[article.kind]}</span>
      {topic && <a href={pathIn(topicPath(topic.slug), locale)}>{topic.name}</a>}
    </p>
  )
}

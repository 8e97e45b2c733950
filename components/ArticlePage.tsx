import type { Locale } from '@/lib/locale'
import type { ArticlePageView } from '@/queries/article.view'
import { Article } from './Article'
import { AuthorBox } from './article/AuthorBox'
import { PassOn, type Publisher } from './article/PassOn'
import { ReadOn } from './article/ReadOn'
import styles from './ArticlePage.module.css'
import { Stack } from './PageHeader'

type Props = { article: ArticlePageView; publisher: Publisher; locale: Locale }

/** An article with what stands below it, which is in the site's words alone: who wrote it, how to pass it on, what to read next. */
export const ArticlePage = ({ article, publisher, locale }: Props) => (
  <Stack>
    <Article article={article} age={article.age} locale={locale} />
    <div className={styles.below}>
      <AuthorBox authors={article.about} locale={locale} />
      <PassOn article={article} publisher={publisher} locale={locale} />
      <ReadOn surroundings={article} locale={locale} />
    </div>
  </Stack>
)

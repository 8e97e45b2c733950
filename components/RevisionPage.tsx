import type { Locale } from '@/lib/locale'
import { articlePath, revisionsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { RevisionOfArticle } from '@/queries/revision.view'
import { Article } from './Article'
import { Day } from './Day'
import { Fill } from './Fill'
import { Stack } from './PageHeader'
import styles from './RevisionPage.module.css'

type Props = { revision: RevisionOfArticle; locale: Locale }

/** The article as readers had it once, which the page says before anything else; it says the same when newer revisions come. */
export function RevisionPage({ revision: { number, from, article }, locale }: Props) {
  const words = locale.words.revisions
  return (
    <Stack>
      <aside className={styles.banner} aria-label={fillText(words.revision, { number })}>
        <p>
          <Fill
            words={words.banner}
            with={{
              number,
              date: <Day iso={from} locale={locale} />,
              present: <a href={articlePath(article.slug)}>{words.present}</a>,
            }}
          />{' '}
          · <a href={revisionsPath(article.slug)}>{words.all}</a>
        </p>
      </aside>
      <Article article={article} isLinked={false} locale={locale} />
    </Stack>
  )
}

import { type Locale, pathIn } from '@/lib/locale'
import { authorPath, topicPath } from '@/lib/urls'
import type { NameView } from '@/queries/article.view'
import { LinkList } from './LinkList'
import { PageHeader, Stack } from './PageHeader'

const PATHS = { authors: authorPath, topics: topicPath }

type Props = { collection: keyof typeof PATHS; names: NameView[]; locale: Locale }

/** All authors, or all topics, that readers may look through. */
export function NamesPage({ collection, names, locale }: Props) {
  const { site } = locale.words
  return (
    <Stack>
      <PageHeader title={site[collection]}>{names.length === 0 && <p>{site.none}</p>}</PageHeader>
      <LinkList
        links={names.map(({ name, slug }) => ({
          href: pathIn(PATHS[collection](slug), locale),
          label: name,
        }))}
        locale={locale}
      />
    </Stack>
  )
}

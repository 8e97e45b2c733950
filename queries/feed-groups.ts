import { CORRECTIONS_MADE, topicScope } from '@/lib/feed-scope'
import { isKind, KINDS } from '@/lib/kinds'
import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import type { FeedGroup } from './feed.view'
import { listNames } from './names'
import { getSite } from './site'

/** The feeds of a part of what comes out, as readers of the locale choose among them: by language, kind, topic and author. */
export async function listFeedGroups({ language, words }: Locale): Promise<FeedGroup[]> {
  const [{ languages }, topics, authors] = await Promise.all([
    getSite(),
    listNames('topics', language),
    listNames('authors', language),
  ])
  const spoken = languages.length > 1 ? languages : []
  const groups: FeedGroup[] = [
    {
      title: words.follow.byLanguage,
      feeds: spoken.map((each) => ({
        name: LANGUAGES[each].name,
        lang: each,
        scope: { of: 'language', language: each },
      })),
    },
    {
      title: words.follow.byTopic,
      feeds: topics.map(({ name, slug }) => ({ name, scope: topicScope(slug, language, languages) })),
    },
    {
      title: words.follow.byAuthor,
      feeds: authors.map(({ name, slug }) => ({ name, scope: { of: 'authors', slug } })),
    },
    {
      title: words.follow.byKind,
      feeds: Object.keys(KINDS)
        .filter(isKind)
        .map((kind): FeedGroup['feeds'][number] => ({ name: words.kinds[kind], scope: { of: 'kind', kind } }))
        .concat({ name: words.corrections.title, scope: CORRECTIONS_MADE }),
    },
  ]
  return groups.filter(({ feeds }) => feeds.length > 0)
}

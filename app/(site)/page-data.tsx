import { JsonLd } from '@/components/JsonLd'
import { toArticleData } from '@/feeds/json-ld/article'
import { type PageData, toAuthorData, toHomeData, toPageData } from '@/feeds/json-ld/site'
import { type Context, renderJsonLd } from '@/feeds/json-ld/thing'
import { readEnvironment } from '@/lib/env'
import { pathIn } from '@/lib/locale'
import { authorPath, authorsPath } from '@/lib/urls'
import type { ArticleView, AuthorView } from '@/queries/article.view'
import { toShareCard } from '@/queries/share-card'
import { getSite } from '@/queries/site'
import { getPageLocale } from './page-locale'

const getContext = async (): Promise<Context> => ({
  site: await getSite(),
  siteUrl: readEnvironment().siteUrl,
  locale: await getPageLocale(),
})

/** What machines are told of the front page. */
export const HomeData = async () => <JsonLd json={renderJsonLd(toHomeData(await getContext()))} />

/** What machines are told of an article. */
export async function ArticleData({ article }: { article: ArticleView }) {
  const context = await getContext()
  return <JsonLd json={renderJsonLd(toArticleData(article, toShareCard(article, context.site), context))} />
}

/** What machines are told of an author's page. */
export async function AuthorData({ author }: { author: AuthorView }) {
  const context = await getContext()
  const { locale } = context
  const parents = [{ name: locale.words.site.authors, path: pathIn(authorsPath, locale) }]
  const path = pathIn(authorPath(author.slug), locale)
  return <JsonLd json={renderJsonLd(toAuthorData(author, { path, parents }, context))} />
}

/** What machines are told of any other page. */
export const StaticData = async (page: PageData) => (
  <JsonLd json={renderJsonLd(toPageData(page, await getContext()))} />
)

/** What machines are told of a list in the language of its address; paths are those in the site's first language. */
export async function ListData({ path, parents = [], ...page }: Omit<PageData, 'type'> & Partial<PageData>) {
  const { locale } = await getContext()
  const own = parents.map((parent) => ({ ...parent, path: pathIn(parent.path, locale) }))
  return <StaticData type="CollectionPage" {...page} path={pathIn(path, locale)} parents={own} />
}

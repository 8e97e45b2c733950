import { Article } from '@/components/Article'
import { articlePath } from '@/lib/urls'
import { getArticle } from '@/queries/articles'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import type { Props } from '../../params'

type ArticleProps = Props<{ slug: string }>

export async function generateMetadata({ params }: ArticleProps) {
  const article = await getArticle((await params).slug)
  if (!article) return absentMetadata()
  return toMetadata({
    path: articlePath(article.slug),
    title: article.searchTitle,
    description: article.searchDescription,
    picture: article.picture,
  })
}

export default async function ArticlePage({ params }: ArticleProps) {
  const { slug } = await params
  const article = await getArticle(slug)
  if (!article) return absentPage(articlePath(slug))
  const { timeZone } = await getSite()
  return <Article article={article} timeZone={timeZone} />
}

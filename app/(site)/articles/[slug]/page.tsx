import { Article } from '@/components/Article'
import { articlePath } from '@/lib/urls'
import { getArticle } from '@/queries/articles'
import { absentPage } from '../../absent-page'
import { absentMetadata, toArticleMetadata } from '../../metadata'
import { ArticleData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import type { Props } from '../../params'

type ArticleProps = Props<{ slug: string }>

export async function generateMetadata({ params }: ArticleProps) {
  const article = await getArticle((await params).slug)
  return article ? toArticleMetadata(article) : absentMetadata()
}

export default async function ArticlePage({ params }: ArticleProps) {
  const { slug } = await params
  const article = await getArticle(slug)
  if (!article) return absentPage(articlePath(slug))
  return (
    <>
      <Article article={article} locale={await getPageLocale()} />
      <ArticleData article={article} />
    </>
  )
}

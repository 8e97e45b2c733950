import { ArticlePage } from '@/components/ArticlePage'
import { readEnvironment } from '@/lib/env'
import { getArticle } from '@/queries/articles'
import { getSite } from '@/queries/site'
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

export default async function Page({ params }: ArticleProps) {
  const { slug } = await params
  const article = await getArticle(slug)
  if (!article) return absentPage()
  const { name } = await getSite()
  const publisher = { name, siteUrl: readEnvironment().siteUrl }
  return (
    <>
      <ArticlePage article={article} publisher={publisher} locale={await getPageLocale()} />
      <ArticleData article={article} />
    </>
  )
}

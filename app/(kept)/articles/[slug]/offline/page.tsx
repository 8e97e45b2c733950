import type { Metadata } from 'next'
import { OfflinePage } from '@/components/OfflinePage'
import { readEnvironment } from '@/lib/env'
import { absoluteUrl, articlePath } from '@/lib/urls'
import { getArticleAlone } from '@/queries/articles'
import { getSite } from '@/queries/site'
import { absentPage } from '../../../../(site)/absent-page'
import { absentMetadata } from '../../../../(site)/metadata'
import { getPageLocale } from '../../../../(site)/page-locale'
import type { Props } from '../../../../(site)/params'

type OfflineProps = Props<{ slug: string }>

export async function generateMetadata({ params }: OfflineProps): Promise<Metadata> {
  const article = await getArticleAlone((await params).slug)
  if (!article) return absentMetadata()
  return {
    title: `${article.headline} · ${(await getSite()).name}`,
    alternates: { canonical: absoluteUrl(articlePath(article.slug), readEnvironment().siteUrl) },
    robots: { index: false },
  }
}

export default async function Page({ params }: OfflineProps) {
  const { slug } = await params
  const article = await getArticleAlone(slug)
  if (!article) return absentPage()
  const { siteUrl } = readEnvironment()
  const [{ name }, locale] = await Promise.all([getSite(), getPageLocale()])
  return <OfflinePage article={article} siteName={name} siteUrl={siteUrl} locale={locale} />
}

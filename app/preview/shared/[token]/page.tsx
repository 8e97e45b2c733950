import { ArticlePage } from '@/components/ArticlePage'
import { Layout } from '@/components/Layout'
import { PageHeader } from '@/components/PageHeader'
import { formatMoment } from '@/lib/dates'
import { readEnvironment } from '@/lib/env'
import { setStatus } from '@/lib/next-server'
import { getShared } from '@/queries/preview-shared'
import { getLocale, getSite } from '@/queries/site'
import { Bar } from '../../bar'
import { toPreviewMetadata } from '../../metadata'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props) {
  const shared = await getShared((await params).token)
  return toPreviewMetadata(shared && shared !== 'over' ? shared.article.headline : 'this link does not work')
}

export default async function SharedPage({ params }: Props) {
  const shared = await getShared((await params).token)
  const site = await getSite()
  if (!shared || shared === 'over') {
    setStatus(shared ? 410 : 404)
    return (
      <Layout site={site} locale={await getLocale()}>
        <PageHeader title={shared ? 'This preview is over' : 'This link shows nothing'}>
          <p>
            {shared
              ? 'The link has run out, or what it showed was deleted.'
              : 'It may have been cut off or changed on its way to you.'}{' '}
            Ask whoever sent it to you for a new link.
          </p>
        </PageHeader>
      </Layout>
    )
  }
  const { article, isPublished, until } = shared
  const locale = await getLocale(article.language)
  return (
    <>
      <Bar label="About this preview">
        <p>
          {isPublished
            ? 'Preview of one version of this article.'
            : 'Preview, not published: please do not pass it on.'}{' '}
          This link works until {formatMoment(until, site.timeZone)}.
        </p>
      </Bar>
      <Layout site={site} locale={locale}>
        <ArticlePage
          article={article}
          publisher={{ name: site.name, siteUrl: readEnvironment().siteUrl }}
          locale={locale}
        />
      </Layout>
    </>
  )
}

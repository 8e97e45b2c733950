import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Absent } from '@/components/Absent'
import { ArticlePage } from '@/components/ArticlePage'
import { Layout } from '@/components/Layout'
import { formatMoment } from '@/lib/dates'
import { readEnvironment } from '@/lib/env'
import { setStatus } from '@/lib/next-server'
import { previewPath } from '@/lib/preview-link'
import { getPreview } from '@/queries/preview'
import type { PreviewView } from '@/queries/preview.view'
import { getLocale, getSite } from '@/queries/site'
import { Bar } from '../../bar'
import { CardFace } from '../../card-face'
import { type Face, Faces, toFace } from '../../faces'
import { FeedFace } from '../../feed-face'
import { FollowEditor } from '../../follow-editor.client'
import { toPreviewMetadata } from '../../metadata'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ as?: string | string[] }>
}

const ask = async ({ params }: Pick<Props, 'params'>) => getPreview((await params).id, await headers())

export async function generateMetadata(props: Props) {
  const preview = await ask(props)
  return toPreviewMetadata(preview && preview !== 'signed-out' ? preview.article.headline : 'nothing here')
}

export default async function PreviewPage(props: Props) {
  const { id } = await props.params
  const face = toFace((await props.searchParams).as)
  const preview = await ask(props)
  // The same for every address, whether there is such an article or not.
  if (preview === 'signed-out') redirect(toSignIn(id, face))
  const site = await getSite()
  if (!preview) {
    setStatus(404)
    const locale = await getLocale()
    return (
      <Layout site={site} locale={locale}>
        <Absent reason="unknown" locale={locale} />
      </Layout>
    )
  }
  return (
    <>
      <Bar label="About this preview">
        <p>{describe(preview, site.timeZone)}</p>
        <Faces id={id} shown={face} />
      </Bar>
      <Shown face={face} preview={preview} />
      <FollowEditor />
    </>
  )
}

async function Shown({ face, preview: { article } }: { face: Face; preview: PreviewView }) {
  const site = await getSite()
  const { siteUrl } = readEnvironment()
  switch (face) {
    case 'feed':
      return <FeedFace article={article} site={site} siteUrl={siteUrl} />
    case 'card':
      return <CardFace article={article} site={site} siteUrl={siteUrl} />
    case 'page': {
      const locale = await getLocale(article.language)
      return (
        <Layout site={site} locale={locale}>
          <ArticlePage article={article} publisher={{ name: site.name, siteUrl }} locale={locale} />
        </Layout>
      )
    }
  }
}

const toSignIn = (id: string, face: Face) => {
  const back = `${previewPath(encodeURIComponent(id))}${face === 'page' ? '' : `?as=${face}`}`
  return `/admin/login?redirect=${encodeURIComponent(back)}`
}

function describe({ version, isPublished, savedAt, savedBy }: PreviewView, timeZone: string): string {
  const saved = `saved ${formatMoment(savedAt, timeZone)}${savedBy ? ` by ${savedBy}` : ''}`
  return `Preview of version ${version}, ${isPublished ? 'which readers have' : 'not published'}; ${saved}.`
}

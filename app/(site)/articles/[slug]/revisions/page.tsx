import { RevisionsPage } from '@/components/RevisionsPage'
import { revisionsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getRevisions } from '@/queries/revisions'
import { absentPage } from '../../../absent-page'
import { absentMetadata, toMetadata } from '../../../metadata'
import { getPageLocale } from '../../../page-locale'
import type { Props } from '../../../params'

type RevisionsProps = Props<{ slug: string }>

export async function generateMetadata({ params }: RevisionsProps) {
  const { slug } = await params
  const revisions = await getRevisions(slug)
  if (!revisions) return absentMetadata()
  const { words } = await getPageLocale()
  const { headline } = revisions.article
  return toMetadata({ path: revisionsPath(slug), title: fillText(words.revisions.title, { headline }) })
}

export default async function Page({ params }: RevisionsProps) {
  const { slug } = await params
  const revisions = await getRevisions(slug)
  if (!revisions) return absentPage()
  return <RevisionsPage revisions={revisions} locale={await getPageLocale()} />
}

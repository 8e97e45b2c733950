import type { Metadata } from 'next'
import { RevisionPage } from '@/components/RevisionPage'
import { articlePath, toPageNumber } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getRevision } from '@/queries/revisions'
import { absentPage } from '../../../../absent-page'
import { absentMetadata, toMetadata } from '../../../../metadata'
import { getPageLocale } from '../../../../page-locale'
import type { Props } from '../../../../params'

type RevisionProps = Props<{ slug: string; number: string }>

async function find({ params }: RevisionProps) {
  const { slug, number } = await params
  const asked = toPageNumber(number)
  return asked === undefined ? undefined : getRevision(slug, asked)
}

/** The article is what search engines are led to. */
export async function generateMetadata(props: RevisionProps): Promise<Metadata> {
  const revision = await find(props)
  if (!revision) return absentMetadata()
  const { words } = await getPageLocale()
  const { slug, headline } = revision.article
  const title = fillText(words.revisions.titleOf, { headline, number: revision.number })
  return { ...(await toMetadata({ path: articlePath(slug), title })), robots: { index: false } }
}

export default async function Page(props: RevisionProps) {
  const revision = await find(props)
  return revision ? <RevisionPage revision={revision} locale={await getPageLocale()} /> : absentPage()
}

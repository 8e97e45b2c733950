import { StaticPage } from '@/components/StaticPage'
import { pagePath } from '@/lib/urls'
import { getPage } from '@/queries/pages'
import { getSite } from '@/queries/site'
import { absentPage } from '../absent-page'
import { absentMetadata, toMetadata } from '../metadata'
import type { Props } from '../params'

type PathProps = Props<{ path: string[] }>

const slugOf = (path: string[]) => (path.length === 1 ? path[0] : undefined)

export async function generateMetadata({ params }: PathProps) {
  const slug = slugOf((await params).path)
  const page = slug && (await getPage(slug))
  if (!page) return absentMetadata()
  return toMetadata({ path: pagePath(page.slug), title: page.title, description: page.description })
}

/** Static pages, and every address no other page answers for. */
export default async function Page({ params }: PathProps) {
  const { path } = await params
  const slug = slugOf(path)
  const page = slug && (await getPage(slug))
  if (!page) return absentPage(`/${path.join('/')}`)
  const { timeZone } = await getSite()
  return <StaticPage page={page} timeZone={timeZone} />
}

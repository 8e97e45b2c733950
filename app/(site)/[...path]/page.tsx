import { StaticPage } from '@/components/StaticPage'
import { pagePath } from '@/lib/urls'
import { getPage } from '@/queries/pages'
import { absentPage } from '../absent-page'
import { absentMetadata, toMetadata } from '../metadata'
import Home, { generateMetadata as generateHomeMetadata } from '../page'
import { StaticData } from '../page-data'
import { getPageLocale, hasPrefix } from '../page-locale'
import type { Props } from '../params'

type PathProps = Props<{ path: string[] }>

/** Pages that schema.org has a type of its own for. */
const TYPES: Partial<Record<string, 'AboutPage' | 'ContactPage'>> = {
  about: 'AboutPage',
  contact: 'ContactPage',
}

/** What stands at an address of one part: a language's front page, or a static page. */
async function find(path: string[]) {
  const [slug, ...rest] = path
  if (slug === undefined || rest.length > 0) return undefined
  return (await hasPrefix(slug)) ? 'home' : getPage(slug)
}

export async function generateMetadata({ params }: PathProps) {
  const page = await find((await params).path)
  if (page === 'home') return generateHomeMetadata()
  if (!page) return absentMetadata()
  return toMetadata({ path: pagePath(page.slug), title: page.title, description: page.description })
}

/** Static pages, the front pages of further languages, and every address no other page answers for. */
export default async function Page(props: PathProps) {
  const { path } = await props.params
  const page = await find(path)
  if (page === 'home') return <Home params={Promise.resolve({})} searchParams={props.searchParams} />
  if (!page) return absentPage()
  return (
    <>
      <StaticPage page={page} locale={await getPageLocale()} />
      <StaticData
        type={TYPES[page.slug] ?? 'WebPage'}
        name={page.title}
        path={pagePath(page.slug)}
        description={page.description}
      />
    </>
  )
}

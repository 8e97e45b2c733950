import { AuthorPage } from '@/components/AuthorPage'
import { authorPath, toPageNumber } from '@/lib/urls'
import { getListPage } from '@/queries/lists'
import { getAuthor } from '@/queries/names'
import { getSite } from '@/queries/site'
import { absentPage } from '../../../../absent-page'
import { absentMetadata, toMetadata } from '../../../../metadata'
import { asksForPage, type Props } from '../../../../params'

type AuthorProps = Props<{ slug: string; number: string }>

export async function generateMetadata({ params }: AuthorProps) {
  const { slug, number } = await params
  const author = await getAuthor(slug)
  const page = toPageNumber(number)
  if (!author || !page) return absentMetadata()
  return toMetadata({ path: authorPath(author.slug, page), title: `${author.name}, page ${page}` })
}

export default async function Page(props: AuthorProps) {
  const { slug, number } = await props.params
  const page = toPageNumber(number)
  const author = page === undefined || (await asksForPage(props)) ? undefined : await getAuthor(slug)
  const list = author && (await getListPage('authors', author.id, page))
  if (!author || !list) return absentPage(`${authorPath(slug)}/page/${number}`)
  const { timeZone } = await getSite()
  return <AuthorPage author={author} list={list} timeZone={timeZone} />
}

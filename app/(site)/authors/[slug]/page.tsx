import { AuthorPage } from '@/components/AuthorPage'
import { authorPath } from '@/lib/urls'
import { getListPage } from '@/queries/lists'
import { getAuthor } from '@/queries/names'
import { getSite } from '@/queries/site'
import { absentPage } from '../../absent-page'
import { absentMetadata, toMetadata } from '../../metadata'
import { asksForPage, type Props } from '../../params'

type AuthorProps = Props<{ slug: string }>

export async function generateMetadata({ params }: AuthorProps) {
  const author = await getAuthor((await params).slug)
  if (!author) return absentMetadata()
  return toMetadata({ path: authorPath(author.slug), title: author.name, description: author.biography })
}

export default async function Page(props: AuthorProps) {
  const { slug } = await props.params
  const author = (await asksForPage(props)) ? undefined : await getAuthor(slug)
  const list = author && (await getListPage('authors', author.id, undefined))
  if (!author || !list) return absentPage(authorPath(slug))
  const { timeZone } = await getSite()
  return <AuthorPage author={author} list={list} timeZone={timeZone} />
}

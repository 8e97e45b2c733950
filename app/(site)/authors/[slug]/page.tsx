import { AuthorPage } from '@/components/AuthorPage'
import { authorPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getListPage } from '@/queries/lists'
import { getAuthor } from '@/queries/names'
import { absentPage } from '../../absent-page'
import { absentMetadata, toListMetadata } from '../../metadata'
import { AuthorData } from '../../page-data'
import { getPageLocale } from '../../page-locale'
import { asksForPage, type Props } from '../../params'

type AuthorProps = Props<{ slug: string }>

export async function generateMetadata({ params }: AuthorProps) {
  const { language, words } = await getPageLocale()
  const author = await getAuthor((await params).slug, language)
  if (!author) return absentMetadata()
  return toListMetadata({
    path: authorPath(author.slug),
    title: author.name,
    description: author.biography,
    summary: fillText(words.share.author, { name: author.name }),
    feed: { scope: { of: 'authors', slug: author.slug }, name: author.name },
  })
}

export default async function Page(props: AuthorProps) {
  const { slug } = await props.params
  const locale = await getPageLocale()
  const author = (await asksForPage(props)) ? undefined : await getAuthor(slug, locale.language)
  const list = author && (await getListPage('authors', author.id, undefined, locale.language))
  if (!author || !list) return absentPage()
  return (
    <>
      <AuthorPage author={author} list={list} feed={{ of: 'authors', slug }} locale={locale} />
      <AuthorData author={author} />
    </>
  )
}

import { AuthorPage } from '@/components/AuthorPage'
import { authorPath, authorsPath, toPageNumber } from '@/lib/urls'
import { fillText } from '@/lib/words'
import { getListPage } from '@/queries/lists'
import { getAuthor } from '@/queries/names'
import { absentPage } from '../../../../absent-page'
import { absentMetadata, toListMetadata } from '../../../../metadata'
import { ListData } from '../../../../page-data'
import { getPageLocale } from '../../../../page-locale'
import { asksForPage, type Props } from '../../../../params'

type AuthorProps = Props<{ slug: string; number: string }>

export async function generateMetadata({ params }: AuthorProps) {
  const { slug, number: name } = await params
  const { language, words } = await getPageLocale()
  const author = await getAuthor(slug, language)
  const number = toPageNumber(name)
  if (!author || !number) return absentMetadata()
  const title = fillText(words.lists.page, { name: author.name, number })
  const summary = fillText(words.share.author, { name: title })
  return toListMetadata({ path: authorPath(author.slug, number), title, summary })
}

export default async function Page(props: AuthorProps) {
  const { slug, number } = await props.params
  const locale = await getPageLocale()
  const page = toPageNumber(number)
  const author =
    page === undefined || (await asksForPage(props)) ? undefined : await getAuthor(slug, locale.language)
  const list = author && (await getListPage('authors', author.id, page, locale.language))
  if (!author || !list) return absentPage()
  return (
    <>
      <AuthorPage author={author} list={list} locale={locale} />
      <ListData
        name={fillText(locale.words.lists.page, { name: author.name, number })}
        path={authorPath(author.slug, page)}
        parents={[
          { name: locale.words.site.authors, path: authorsPath },
          { name: author.name, path: authorPath(author.slug) },
        ]}
      />
    </>
  )
}

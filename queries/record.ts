import { disclaimerPath, isSafeLink } from '@/lib/urls'
import type { Article } from '@/payload-types'
import type { ArticleView, CorrectionView, SourceView } from './article.view'
import { toDocument, toText } from './relation'

export const toSafeHref = (url: string | null | undefined): string | undefined =>
  url && isSafeLink(url) ? url : undefined

type Sources = { title: string; url?: string | null }[] | null | undefined

export const toSources = (sources: Sources): SourceView[] =>
  (sources ?? []).map(({ title, url }) => ({ title, href: toSafeHref(url) }))

/** The name that an article keeps wherever it stands (RFC 9562). */
export const toPermanentId = (permanentId: string | null | undefined, id: string): string =>
  permanentId ?? `urn:uuid:${id}`

export const toCorrections = (corrections: Article['corrections']): CorrectionView[] =>
  (corrections ?? []).map(({ kind, date, text }) => ({ kind, date, text }))

/** The wording of record; what the disclaimer says today is no business of an article published under another. */
export function toDisclaimer({
  disclaimer,
  disclaimerOfRecord,
}: Pick<Article, 'disclaimer' | 'disclaimerOfRecord'>): ArticleView['disclaimer'] {
  const text = toText(disclaimerOfRecord?.text)
  if (text === undefined) return undefined
  const slug = toDocument(disclaimer)?.slug
  return { text, href: slug && disclaimerPath(slug, disclaimerOfRecord?.revision ?? undefined) }
}

import { type FeedAddress, feedPath, readFeedAddress } from '@/lib/feed-scope'
import type { GoneFor } from '@/lib/gone'
import { isNamePath, isSafeLink, isSlug, namePaths } from '@/lib/urls'
import { getWithdrawal } from './articles'
import { listBeside } from './beside'
import { listSpoken } from './edition-feeds'
import { openPayload } from './payload'
import { AS_READER, WITHHELD } from './published'
import { getFurtherLanguages } from './site'

/** Why there is no page at an address: it moved, it was withdrawn, or there never was one. */
export type Absence =
  { reason: 'moved'; to: string } | { reason: 'gone'; goneFor: GoneFor | undefined } | { reason: 'unknown' }

const UNKNOWN: Absence = { reason: 'unknown' }

/** What readers of a path without a published page are told. A redirect is newer than any withdrawal it stands beside. */
export async function getAbsence(path: string): Promise<Absence> {
  if (!isStorable(path)) return UNKNOWN
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'redirects',
    where: { from: { equals: path } },
    depth: 0,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const redirect = docs[0]
  if (redirect?.kind === 'gone') return { reason: 'gone', goneFor: redirect.goneFor ?? undefined }
  if (redirect?.to && isSafeLink(redirect.to)) return { reason: 'moved', to: redirect.to }
  const feed = readFeedAddress(path)
  if (feed) return getAbsenceOfFeed(feed)
  const [, language, list] = /^\/([a-z]{2})(\/.+)$/.exec(path) ?? []
  if (language !== undefined && list !== undefined && isNamePath(list)) return getAbsenceIn(language, list)
  const [, article, below] = BESIDE.exec(path) ?? []
  if (article !== undefined && below !== undefined) return getAbsenceBeside(article, below)
  const [, collection = '', slug = '', ...rest] = path.split('/')
  if (rest.length > 0) return UNKNOWN
  if (!slug) return (await isWithdrawnPage(collection)) ? { reason: 'gone', goneFor: undefined } : UNKNOWN
  const withdrawal = collection === 'articles' ? await getWithdrawal(slug) : undefined
  return withdrawal ? { reason: 'gone', ...withdrawal } : UNKNOWN
}

/** Where a topic's or author's list moved in the site's first language, it has moved in the others. */
async function getAbsenceIn(language: string, list: string): Promise<Absence> {
  const isFurther = (await getFurtherLanguages()).some((each) => each === language)
  const absence = isFurther ? await getAbsence(list) : UNKNOWN
  if (absence.reason !== 'moved' || !isNamePath(absence.to)) return UNKNOWN
  return { reason: 'moved', to: `/${language}${absence.to}` }
}

/** Where a topic's or author's list moved, its feeds have moved with it. Their archives are found from there. */
async function getAbsenceOfFeed({ scope, format, archive }: FeedAddress): Promise<Absence> {
  if (!('slug' in scope) || archive !== undefined) return UNKNOWN
  if (scope.language && !(await listSpoken()).includes(scope.language)) return UNKNOWN
  const absence = await getAbsence(namePaths[scope.of](scope.slug))
  const [, of, slug] = absence.reason === 'moved' && isNamePath(absence.to) ? absence.to.split('/') : []
  if (of !== scope.of || slug === undefined || !isSlug(slug)) return UNKNOWN
  return { reason: 'moved', to: feedPath({ ...scope, slug }, format) }
}

/** What stands beside an article, at addresses below its own. */
const BESIDE = /^(\/articles\/[^/]+)(\/.+)$/

/** Of what stands beside an article: it moved with the article, or it was taken from readers with it or by itself. */
async function getAbsenceBeside(article: string, rest: string): Promise<Absence> {
  const absence = await getAbsence(article)
  if (absence.reason === 'moved' && (await listBeside(absence.to)).includes(absence.to + rest))
    return { reason: 'moved', to: absence.to + rest }
  if (!(await listBeside(article)).includes(article + rest)) return UNKNOWN
  return absence.reason === 'gone' ? absence : { reason: 'gone', goneFor: undefined }
}

async function isWithdrawnPage(slug: string): Promise<boolean> {
  if (!isSlug(slug)) return false
  const payload = await openPayload()
  const { totalDocs } = await payload.count({
    collection: 'pages',
    where: { and: [{ publicSlug: { equals: slug } }, WITHHELD] },
    overrideAccess: true,
  })
  return totalDocs > 0
}

/** PostgreSQL keeps no NUL in text, and no redirect is longer than its field. */
const isStorable = (path: string) => path.length <= 300 && !path.includes('\u0000')

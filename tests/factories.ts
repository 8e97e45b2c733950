import type { Payload, RequiredDataFromCollectionSlug, TypedUser } from 'payload'
import sharp from 'sharp'
import { IMPORTED } from '@/collections/articles/imported'
import type { User } from '@/payload-types'
import { body, paragraph } from '@/scripts/seed/lexical'

let count = 0
const next = () => ++count

export const createAuthor = (payload: Payload, name = `Author ${next()}`) =>
  payload.create({ collection: 'authors', data: { name, slug: '' } })

export const createTopic = (payload: Payload, name = `Topic ${next()}`) =>
  payload.create({ collection: 'topics', data: { name, slug: '' } })

export const createDisclaimer = (payload: Payload, text = 'The author’s own views.') =>
  payload.create({
    collection: 'disclaimers',
    data: { title: `Disclaimer ${next()}`, slug: '', scope: 'house', text },
  })

type ArticleData = Partial<RequiredDataFromCollectionSlug<'articles'>>

/** A published article with everything it needs, unless `data` says otherwise; it was approved before it came here. The user began it. */
export async function createArticle(payload: Payload, data: ArticleData = {}, user?: TypedUser) {
  return payload.create({
    collection: 'articles',
    draft: data._status === 'draft',
    context: IMPORTED,
    ...(user ? { user } : {}),
    data: {
      headline: `Headline ${next()}`,
      slug: '',
      kind: 'news',
      language: 'en',
      authors: data.authors ?? [(await createAuthor(payload)).id],
      disclaimer: data.disclaimer ?? (await createDisclaimer(payload)).id,
      body: body([paragraph('Words.')]),
      _status: 'published',
      ...data,
    },
  })
}

/** Publishes the article as it is, or with these changes, past the desk's rules. */
export const publish = (payload: Payload, id: string, data: ArticleData = {}) =>
  payload.update({ collection: 'articles', id, data: { ...data, _status: 'published' }, context: IMPORTED })

/** A published static page, unless `data` says otherwise. */
export const createPage = (payload: Payload, data: Partial<RequiredDataFromCollectionSlug<'pages'>> = {}) =>
  payload.create({
    collection: 'pages',
    data: {
      title: `Page ${next()}`,
      slug: '',
      language: 'en',
      body: body([paragraph('Words.')]),
      _status: 'published',
      ...data,
    },
  })

export const PASSWORD = 'correct horse battery'

export async function createUser(payload: Payload, role: User['role']) {
  const email = `${role}-${next()}@example.org`
  const user = await payload.create({
    collection: 'users',
    data: { name: role, email, password: PASSWORD, role },
  })
  return { ...user, collection: 'users' as const }
}

/** Bytes only a camera writes, found again wherever they survive. */
const MAKER = 'LOUDHAILER-TEST-CAMERA'

/** A JPEG with a place, a camera and XMP in it. */
export function createJpeg({ width = 1200, height = 800 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#88a' } })
    .withExif({
      IFD0: { Make: MAKER, Copyright: MAKER },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${MAKER}</note></x:xmpmeta>`)
    .jpeg()
    .toBuffer()
}

/** Whether the bytes carry EXIF, XMP, IPTC or what createJpeg put there. */
export async function hasMetadata(data: Buffer): Promise<boolean> {
  const { exif, xmp, iptc } = await sharp(data).metadata()
  return Boolean(exif ?? xmp ?? iptc) || data.includes(MAKER)
}

import type { FlattenedField, SanitizedConfig } from 'payload'
import sharp from 'sharp'
import { body, paragraph } from '@/scripts/seed/lexical'
import { signInAt } from '../sign-in'
import { sendTo } from '../e2e/site-client'
import { canariesOf, canaryOf, idOf } from './canaries'
import { fill } from './fill'

type Answer = { doc: { id: string; filename?: string; publicHash?: string }; url: string }

/** The newsroom of a site as who keeps secrets in it sees it. */
export type Keeper = {
  send: (method: string, path: string, data?: object) => Promise<Answer>
  fieldsOf: (collection: string) => FlattenedField[]
}

const LATER = '2099-12-31T12:00:00.000Z'

/** Signs in as the administrator. */
export async function openKeeper(
  url: string,
  administrator: { email: string; password: string },
  config: SanitizedConfig,
): Promise<Keeper> {
  const token = await signInAt(url, administrator)
  return {
    send: async (method, path, data) => {
      // Accounts are made by who has just shown his second factor.
      const session = path === '/users' ? await signInAt(url, administrator) : token
      return sendTo<Answer>(url, method, path, data, session)
    },
    fieldsOf: (slug) => config.collections.find((each) => each.slug === slug)?.flattenedFields ?? [],
  }
}

/** A picture whose name and every note in it are canaries. */
async function toPicture(name: string, fields: object): Promise<FormData> {
  const word = canaryOf(`${name}.metadata`)
  const bytes = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#4a6' } })
    .withExif({
      IFD0: { Make: word, Copyright: word },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${word}</note></x:xmpmeta>`)
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  form.set(
    'file',
    new File([new Uint8Array(bytes)], `${canaryOf(`${name}.filename`)}.jpg`, { type: 'image/jpeg' }),
  )
  return form
}

const words = (text: string) => body([paragraph(text)])

/**
 * What readers have, with all that they have not beside it: a published article with a suggested note, notes of colleagues and a picture
 * that says where it was made; one that was withdrawn, every word of which is a canary.
 */
export async function publishBeside({ send, fieldsOf }: Keeper): Promise<void> {
  const made = async (collection: string, data: object) => (await send('POST', `/${collection}`, data)).doc.id
  const author = await made('authors', { name: 'Known Byline', slug: 'known-byline' })
  const topic = await made('topics', { name: 'Known topic', slug: 'known-topic' })
  const disclaimer = await made('disclaimers', {
    title: canaryOf('disclaimer.title'),
    slug: 'known-disclaimer',
    scope: 'house',
    text: 'Known words.',
  })
  const licence = canaryOf('media.licence')
  const picture = await made(
    'media',
    await toPicture('lead', { alt: 'A square', credit: 'A. Person', licence }),
  )
  const known = {
    standfirst: 'In one sentence.',
    kind: 'news',
    language: 'en',
    authors: [author],
    topics: [topic],
    disclaimer,
    leadImage: picture,
    body: words('The miners walked out on 3 March 2026.'),
  }
  await made('articles', {
    ...known,
    id: idOf('published'),
    headline: 'Known headline',
    slug: 'known',
    newsroomNote: canaryOf('published.newsroomNote'),
    reason: canaryOf('published.reason'),
    contextNotes: [
      { sentence: 'The miners walked out', text: canaryOf('published.suggestion'), date: '2026-05-01', suggested: true, sources: [{ title: canaryOf('published.suggestion.source') }] },
    ],
    _status: 'published',
  }) // prettier-ignore
  await made('articles', { ...known, headline: 'Known as well', slug: 'known-as-well', _status: 'published' })
  await made('pages', { title: 'Known page', slug: 'known-page', language: 'en', body: words('Words.'), _status: 'published' }) // prettier-ignore
  const beside: Record<string, string> = {
    authors: author,
    topics: topic,
    disclaimers: disclaimer,
    media: picture,
  }
  const fields = fill(
    fieldsOf('articles'),
    canariesOf('withdrawn', (collection) => beside[collection]),
  )
  const withdrawn = { ...fields, id: idOf('withdrawn'), kind: 'news', language: 'en', slug: 'was-withdrawn' }
  await made('articles', { ...withdrawn, _status: 'published' })
  await send('POST', `/articles/${idOf('withdrawn')}/withdraw`, { reason: canaryOf('withdrawn.reason') })
}

/** Names of what a stranger may guess at: documents by collection, each with its id. */
export const SECRET = {
  articles: idOf('draft'),
  authors: idOf('authors'),
  topics: idOf('topics'),
  disclaimers: idOf('disclaimers'),
  pages: idOf('pages'),
  users: idOf('users'),
}

/** Everything that is nobody’s business yet; what it makes is named by canaries, with ids that are known before. Resolves to what else is secret. */
export async function keepSecrets({ send, fieldsOf }: Keeper): Promise<string[]> {
  const made: Record<string, string> = { ...SECRET }
  const write = (collection: string, name: string) =>
    fill(
      fieldsOf(collection),
      canariesOf(name, (other) => made[other]),
    )
  const make = async (collection: string, data: object) => (await send('POST', `/${collection}`, data)).doc

  const picture = await make('media', await toPicture('unused', write('media', 'unused')))
  made.media = picture.id
  const secrets = [picture.id, picture.filename ?? '']
  await make('users', { ...write('users', 'user'), id: SECRET.users, email: `${canaryOf('user.email')}@example.org`, password: 'a colleague with secrets', role: 'editor' }) // prettier-ignore
  for (const collection of ['authors', 'topics', 'disclaimers'] as const)
    await make(collection, { ...write(collection, collection), id: SECRET[collection], slug: canaryOf(`${collection}.slug`) }) // prettier-ignore
  await make('pages?draft=true', { ...write('pages', 'page'), id: SECRET.pages, slug: canaryOf('pages.slug'), language: 'en', _status: 'draft' }) // prettier-ignore

  const toDraft = (name: string) => ({
    ...write('articles', name),
    kind: 'news',
    language: 'en',
    slug: canaryOf(`${name}.slug`),
    leadImage: picture.id,
    _status: 'draft',
  })
  await make('articles?draft=true', {
    ...toDraft('draft'),
    id: SECRET.articles,
    slug: canaryOf('articles.slug'),
  })
  await send('POST', `/articles/${SECRET.articles}/ask`, {})
  await send('POST', `/articles/${SECRET.articles}/return`, { reason: canaryOf('draft.returnedFor') })
  const { url } = await send('POST', `/articles/${SECRET.articles}/share`, {})
  secrets.push(url.slice(url.lastIndexOf('/') + 1))

  const scheduled = await make('articles?draft=true', toDraft('scheduled'))
  const { publicHash } = (await send(
    'GET',
    `/articles/${scheduled.id}?draft=true&depth=0`,
  )) as unknown as Answer['doc']
  await send('PATCH', `/articles/${scheduled.id}?draft=true`, { publishOn: LATER })
  await send('POST', `/articles/${scheduled.id}/approve`, { publicHash: publicHash ?? null })
  secrets.push(scheduled.id)

  // A draft over what readers have, and over what they had.
  for (const name of ['published', 'withdrawn'])
    await send('PATCH', `/articles/${idOf(name)}?draft=true`, {
      headline: canaryOf(`${name}.next.headline`),
      standfirst: canaryOf(`${name}.next.standfirst`),
      body: words(canaryOf(`${name}.next.body`)),
      topics: [SECRET.topics],
      authors: [SECRET.authors],
      _status: 'draft',
    })
  // A translation, and a link to what is published, neither of which readers may learn of.
  await make('articles?draft=true', {
    ...toDraft('translation'),
    language: 'ru',
    translationOf: idOf('published'),
  })
  return secrets.filter(Boolean)
}

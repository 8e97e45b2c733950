import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { APIError, type CollectionSlug, createLocalReq, type Payload } from 'payload'
import { block, body, heading, link, paragraph } from '@/scripts/seed/lexical'
import { hideEarlierEndpoint } from '@/collections/articles/earlier/hide'
import { IMPORTED } from '@/collections/articles/imported'
import { GONE_FOR } from '@/lib/gone'
import { NEWS_LASTS } from '@/lib/news'
import type { Article } from '@/payload-types'
import {
  createArticle,
  createAuthor,
  createDisclaimer,
  createJpeg,
  createPage,
  createTopic,
  createUser,
} from '../factories'

/** What readers are told of each change of words. */
const UPDATE = { change: { kind: 'update' as const, text: 'It was changed.' }, standfirst: 'As it stands.' }

/** What the newsroom may do, with numbers that say to which document: the same numbers give the same edit. */
export type Edit = { kind: Kind; which: number; other: number }

const KINDS = [
  'publish', 'publish', 'edit', 'draft', 'move', 'withdraw', 'withdraw', 'restore', 'restore', 'delete', 'retopic', 'rebyline', 'redate', 'age',
  'translate', 'rewrite', 'link', 'illustrate', 'schedule', 'call', 'rename author', 'move author', 'describe author', 'rename topic', 'move topic', 'caption', 'replace picture',
  'reword disclaimer', 'move disclaimer', 'choose disclaimer', 'correct', 'annotate', 'publish page', 'withdraw page', 'move page', 'redirect', 'unredirect',
  'hide earlier',
] as const // prettier-ignore

/** These print everything, and would hide what the others lack if they came often. */
const RARE = ['rename site', 'lead', 'speak'] as const

type Kind = (typeof KINDS)[number] | (typeof RARE)[number]

export const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(...KINDS) },
    { weight: 1, arbitrary: fc.constantFrom(...RARE) },
  ),
  which: fc.nat(1000),
  other: fc.nat(1000),
})

/** A newsroom with lists long enough to have full pages. */
export async function furnish(payload: Payload): Promise<void> {
  const long = await createTopic(payload, 'Long')
  // More than have a part of the front page, so that their order counts.
  const others: string[] = []
  for (const name of ['Short', 'Shorter', 'Scarce', 'Scarcer'])
    others.push((await createTopic(payload, name)).id)
  const authors = [await createAuthor(payload, 'Prolific'), await createAuthor(payload, 'Rare')]
  await createDisclaimer(payload, 'As it was.')
  await payload.updateGlobal({ slug: 'site', data: { languages: ['en', 'ru', 'kk'] } })
  for (let n = 0; n < 44; n++) {
    await createArticle(payload, {
      slug: `a${n}`,
      authors: [authors[n % 20 === 0 ? 1 : 0]?.id ?? ''],
      topics: [long.id, ...others.filter((_, index) => n % (5 + index) === 0)],
      firstPublishedAt: new Date(Date.UTC(2014, n % 5, 15)).toISOString(),
      language: n % 13 === 12 ? 'ru' : 'en',
    })
  }
  await createUser(payload, 'administrator')
  await createPage(payload, { slug: 'about' })
  await addPicture(payload)
}

/** Makes the edit, unless the newsroom's own rules refuse it; resolves to whether it was made. */
export async function make(payload: Payload, edit: Edit): Promise<boolean> {
  try {
    await attempt(payload, edit)
    return true
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    return false
  }
}

async function attempt(payload: Payload, { kind, which, other }: Edit): Promise<unknown> {
  const pick = async (collection: CollectionSlug, number = which) => {
    const { docs } = await payload.find({
      collection,
      sort: 'createdAt',
      pagination: false,
      depth: 0,
      limit: 0,
    })
    return docs[number % Math.max(1, docs.length)]?.id ?? ''
  }
  const { docs: users } = await payload.find({ collection: 'users', limit: 1 })
  const user = users[0] && { ...users[0], collection: 'users' as const }
  const change = async (data: Partial<Article>, { draft = false } = {}) => {
    const id = await pick('articles')
    const said = { ...UPDATE.change, keepsEarlier: other % 3 > 0 }
    await payload.update({
      collection: 'articles',
      id,
      data: { ...UPDATE, change: said, ...data },
      draft,
      user,
    })
  }
  const published = '_status' as const
  // What readers are told of why something was withdrawn: nothing, or a class.
  const told = [null, ...GONE_FOR][other % 3] ?? null
  switch (kind) {
    case 'publish':
      return createArticle(payload, {
        authors: [await pick('authors')],
        topics: [await pick('topics'), ...(other % 2 ? [await pick('topics', other)] : [])].filter(
          (id, index, all) => all.indexOf(id) === index,
        ),
        disclaimer: await pick('disclaimers'),
        standfirst: `Standfirst ${other}.`,
      })
    case 'edit':
      return change({ headline: `Edited ${other}`, [published]: 'published' })
    case 'draft':
      return change({ headline: `In the making ${other}`, slug: `draft-${other}` }, { draft: true })
    case 'move':
      return change({ slug: `moved-${other % 30}`, [published]: 'published' })
    case 'withdraw':
      return change({ [published]: 'draft', goneFor: told })
    case 'restore':
      return change({ [published]: 'published' })
    case 'delete':
      return payload.delete({ collection: 'articles', id: await pick('articles') })
    case 'retopic':
      return change({ topics: other % 3 ? [await pick('topics', other)] : [], [published]: 'published' })
    case 'rebyline':
      return change({ authors: [await pick('authors', other)], [published]: 'published' })
    case 'redate':
      return change({
        firstPublishedAt: new Date(Date.UTC(2013 + (other % 4), other % 12, 1 + (other % 28))).toISOString(),
        [published]: 'published',
      })
    case 'age': {
      // It is news no longer in a moment.
      const firstPublishedAt = new Date(Date.now() - NEWS_LASTS + 50).toISOString()
      await change({ firstPublishedAt, [published]: 'published' })
      return sleep(60)
    }
    case 'translate':
      return change({
        translationOf: await pick('articles', other),
        language: other % 2 ? 'ru' : 'kk',
        translatedBy: other % 3 ? `Translator ${other}` : null,
        [published]: 'published',
      })
    case 'rewrite':
      return change({
        language: (['en', 'ru', 'kk', 'ug'] as const)[other % 4] ?? 'en',
        [published]: 'published',
      })
    case 'link': {
      const linked = (['articles', 'topics', 'authors'] as const)[other % 3] ?? 'articles'
      return change({
        body: body([
          heading('See also'),
          paragraph([
            {
              ...link('elsewhere', ''),
              fields: {
                linkType: 'internal',
                doc: { relationTo: linked, value: await pick(linked, other) },
              },
            },
          ]),
        ]),
        [published]: 'published',
      })
    }
    case 'illustrate': {
      const image = await pick('media', other)
      return change({
        leadImage: image,
        body: body([paragraph('Words.'), block('figure', `f${other}`, { image, caption: `Seen ${other}` })]),
        [published]: 'published',
      })
    }
    case 'schedule': {
      const time = new Date(Date.now() + 50).toISOString()
      const id = await pick('articles')
      await payload.update({
        collection: 'articles',
        id,
        data: other % 2 ? { publishOn: time } : { withdrawOn: time },
        draft: true,
        user,
        context: { decision: 'approve' },
      })
      return sleep(60)
    }
    case 'call':
      return change({
        callToAction: {
          text: 'Write to them',
          until: new Date(Date.now() + ((other % 3) - 1) * 86_400_000).toISOString(),
        },
        [published]: 'published',
      })
    case 'rename author':
    case 'rename topic': {
      const collection = kind === 'rename topic' ? 'topics' : 'authors'
      return payload.update({
        collection,
        id: await pick(collection),
        data: { name: `Renamed ${other}` },
      })
    }
    case 'describe author':
      return payload.update({
        collection: 'authors',
        id: await pick('authors'),
        data: {
          biography: other % 3 ? `Writes ${other}.` : '',
          portrait: other % 2 ? await pick('media') : null,
        },
      })
    case 'move author':
    case 'move topic': {
      const collection = kind === 'move topic' ? 'topics' : 'authors'
      return payload.update({
        collection,
        id: await pick(collection),
        data: { slug: `moved-${other % 30}` },
      })
    }
    case 'caption':
      return payload.update({
        collection: 'media',
        id: await pick('media'),
        data: { alt: `Shows ${other}`, credit: `By ${other}` },
      })
    case 'replace picture':
      return payload.update({
        collection: 'media',
        id: await pick('media'),
        data: {},
        file: await picture(300 + (other % 3)),
      })
    case 'reword disclaimer':
      return payload.update({
        collection: 'disclaimers',
        id: await pick('disclaimers'),
        data: { text: `Reworded ${other}.` },
      })
    case 'move disclaimer':
      return payload.update({
        collection: 'disclaimers',
        id: await pick('disclaimers'),
        data: { slug: `moved-${other % 10}` },
      })
    case 'choose disclaimer':
      return change({ disclaimer: await pick('disclaimers', other), [published]: 'published' })
    case 'correct':
      return payload.update({
        collection: 'articles',
        id: await pick('articles'),
        data: {
          corrections: [1, 2].slice(other % 3).map((n) => ({
            kind: 'correction' as const,
            date: new Date(Date.UTC(2014 + (other % 4), n, 1)).toISOString(),
            text: `It was put right ${other}.`,
          })),
          [published]: 'published',
        },
        context: IMPORTED,
      })
    case 'annotate':
      return change({
        contextNotes: [
          {
            sentence: 'Words.',
            text: `Later ${other}.`,
            date: new Date(Date.UTC(2026, other % 12, 1)).toISOString(),
            suggested: other % 2 === 0,
          },
        ],
        [published]: 'published',
      })
    case 'publish page':
      return createPage(payload, { title: `Page ${other}`, slug: `page-${other % 10}` })
    case 'withdraw page':
      return payload.update({
        collection: 'pages',
        id: await pick('pages'),
        data: { _status: other % 2 ? 'draft' : 'published' },
      })
    case 'move page':
      return payload.update({
        collection: 'pages',
        id: await pick('pages'),
        data: { slug: `moved-page-${other % 10}`, _status: 'published' },
      })
    case 'redirect':
      return payload.create({
        collection: 'redirects',
        data: {
          from: `/old/${other % 20}`,
          kind: other % 4 ? 'moved' : 'gone',
          to: '/archive',
          goneFor: told,
        },
      })
    case 'hide earlier': {
      const req = await createLocalReq(user ? { user } : {}, payload)
      return hideEarlierEndpoint.handler({ ...req, routeParams: { id: await pick('articles') } })
    }
    case 'unredirect':
      return payload.delete({ collection: 'redirects', id: await pick('redirects') })
    case 'rename site':
      return payload.updateGlobal({ slug: 'site', data: { name: `Site ${other}` } })
    case 'speak':
      return payload.updateGlobal({
        slug: 'site',
        data: { languages: other % 2 ? ['kk', 'en'] : ['en', 'ru', 'kk'] },
      })
    case 'lead':
      return payload.updateGlobal({
        slug: 'site',
        user,
        data: { lead: other % 2 ? await pick('articles') : null },
      })
  }
}

async function picture(width: number) {
  const data = await createJpeg({ width, height: 200 })
  return { data, size: data.length, mimetype: 'image/jpeg', name: 'x.jpg' }
}

const addPicture = async (payload: Payload) =>
  payload.create({ collection: 'media', data: { alt: 'A picture' }, file: await picture(300) })

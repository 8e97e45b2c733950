import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import { IMPORTED } from '@/collections/articles/imported'
import { pagePath } from '@/lib/urls'
import { body, paragraph } from './lexical'
import { contextNotes } from './notes'
import { staticPages } from './pages'

const FILE = 'scripts/seed/kazakhstan.txt'

/** What stands under the masthead of a new site, language by language. */
const NAVIGATION = [
  { language: 'en' as const, label: 'Human rights', url: '/topics/human-rights' },
  { language: 'en' as const, label: 'Kazakhstan', url: '/topics/kazakhstan' },
  { language: 'en' as const, label: 'Trade unions', url: '/topics/trade-unions' },
  { language: 'en' as const, label: 'Archive', url: '/archive' },
  { language: 'en' as const, label: 'About', url: '/about' },
  { language: 'ru' as const, label: 'Темы', url: '/ru/topics' },
  { language: 'ru' as const, label: 'Авторы', url: '/ru/authors' },
  { language: 'ru' as const, label: 'Архив', url: '/ru/archive' },
  { language: 'kk' as const, label: 'Тақырыптар', url: '/kk/topics' },
  { language: 'kk' as const, label: 'Авторлар', url: '/kk/authors' },
  { language: 'kk' as const, label: 'Мұрағат', url: '/kk/archive' },
]

/** The founding text: every paragraph word for word; the last two are the byline and the disclaimer, not body text. */
async function readFounding() {
  const parts = (await readFile(FILE, 'utf8')).trimEnd().split('\n\n')
  const paragraphs = parts.slice(0, -2)
  const [byline = '', disclaimer = ''] = parts.slice(-2)
  return {
    paragraphs,
    author: byline.replace(/^BY: /, ''),
    disclaimer: disclaimer.replace(/^DISCLAIMER: /, ''),
  }
}

/** Fills an empty newsroom with the founding article and all it stands on. What already has its slug is left as it is. */
export async function seedFounding(req: PayloadRequest): Promise<void> {
  const { payload } = req
  const { paragraphs, author, disclaimer } = await readFounding()

  const found = async (
    collection: 'articles' | 'authors' | 'disclaimers' | 'pages' | 'topics',
    slug: string,
  ) =>
    (await payload.find({ collection, where: { slug: { equals: slug } }, limit: 1, depth: 0, req })).docs[0]
      ?.id

  const authorId =
    (await found('authors', 'momtaza-warsame')) ??
    (await payload.create({ collection: 'authors', data: { name: author, slug: 'momtaza-warsame' }, req })).id

  const disclaimerId =
    (await found('disclaimers', 'shout-out-uk')) ??
    (
      await payload.create({
        collection: 'disclaimers',
        data: {
          title: 'Shout Out UK, 2014',
          slug: 'shout-out-uk',
          scope: 'original-publisher',
          text: disclaimer,
        },
        req,
      })
    ).id

  const topics: string[] = []
  for (const [name, slug] of [
    ['Human rights', 'human-rights'],
    ['Kazakhstan', 'kazakhstan'],
    ['Trade unions', 'trade-unions'],
  ] as const) {
    topics.push(
      (await found('topics', slug)) ??
        (await payload.create({ collection: 'topics', data: { name, slug }, req })).id,
    )
  }

  if (!(await found('articles', 'kazakhstans-dirty-little-secret'))) {
    const { id } = await payload.create({
      collection: 'articles',
      data: {
        _status: 'published',
        headline: 'Kazakhstan’s Dirty Little Secret',
        slug: 'kazakhstans-dirty-little-secret',
        kind: 'opinion',
        language: 'en',
        authors: [authorId],
        topics,
        disclaimer: disclaimerId,
        firstPublishedAt: '2014-01-15T12:00:00.000Z',
        firstPublisher: {
          name: 'Shout Out UK',
          url: 'https://www.shoutoutuk.org/2014/01/15/kazakhstans-dirty-little-secret/',
        },
        body: body(paragraphs.map((words) => paragraph(words))),
        newsroomNote:
          'Please confirm the headline: it is rebuilt from the original address, shoutoutuk.org/2014/01/15/kazakhstans-dirty-little-secret/.',
      },
      context: IMPORTED,
      req,
    })
    await payload.update({
      collection: 'articles',
      id,
      data: { contextNotes, reason: 'Notes suggested for an editor to look at' },
      draft: true,
      req,
    })
  }

  for (const page of staticPages) {
    if (!(await found('pages', page.slug))) {
      await payload.create({
        collection: 'pages',
        data: { language: 'en', ...page, _status: 'published' },
        req,
      })
    }
  }

  const site = await payload.findGlobal({ slug: 'site', depth: 0, req })
  if (!site.createdAt) {
    await payload.updateGlobal({
      slug: 'site',
      data: {
        name: 'Shout Out UK',
        tagline: 'Campaign news and opinion',
        description: 'Campaign news and opinion on human rights and the people who stand up for them.',
        languages: ['en', 'ru', 'kk'],
        timeZone: 'Europe/London',
        defaultDisclaimer: disclaimerId,
        navigation: NAVIGATION,
        footer: staticPages.map(({ title, slug, language }) => ({
          label: title,
          url: pagePath(slug),
          ...(language ? { language } : {}),
        })),
      },
      req,
    })
  }
}

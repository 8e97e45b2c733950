import { createHash, randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import type { Article } from '@/payload-types'
import { body, link, list, paragraph, text } from './lexical'
import { drawPicture } from './sample-picture'
import { HEADLINES, SENTENCES } from './sample-words'

/** What sample articles refer to, by id. */
export type Samples = { authors: string[]; topics: string[]; pictures: string[]; disclaimer: string }

const DISCLAIMER = 'Sample text, made by a program. Nothing in it happened.'

const KINDS = ['news', 'opinion', 'analysis', 'interview', 'campaign'] as const
const DAY = 24 * 60 * 60 * 1000

/** Makes the authors, topics and pictures that sample articles share; those there already are used again. */
export async function createSamples(payload: Payload): Promise<Samples> {
  const name = async (collection: 'authors' | 'topics', names: string[]) => {
    const ids: string[] = []
    for (const each of names) {
      const { docs } = await payload.find({
        collection,
        where: { name: { equals: each } },
        limit: 1,
        depth: 0,
      })
      ids.push(docs[0]?.id ?? (await payload.create({ collection, data: { name: each, slug: '' } })).id)
    }
    return ids
  }
  const where = { text: { equals: DISCLAIMER } }
  const found = await payload.find({ collection: 'disclaimers', where, limit: 1 })
  const disclaimer =
    found.docs[0] ??
    (await payload.create({
      collection: 'disclaimers',
      data: { title: 'Sample', slug: '', scope: 'other', text: DISCLAIMER },
    }))
  const count = (length: number, prefix: string) =>
    Array.from({ length }, (_, index) => `${prefix} ${index + 1}`)
  return {
    authors: await name('authors', count(20, 'Sample Author')),
    topics: await name('topics', count(12, 'Sample topic')),
    pictures: await createPictures(payload),
    disclaimer: disclaimer.id,
  }
}

async function createPictures(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'media',
    where: { credit: { equals: 'Sample' } },
    limit: 6,
    depth: 0,
  })
  if (docs.length > 0) return docs.map(({ id }) => id)
  const ids: string[] = []
  for (let hue = 0; hue < 360; hue += 60) {
    const data = await drawPicture(hue)
    const file = { data, size: data.length, mimetype: 'image/jpeg', name: 'sample.jpg' }
    const alt = 'A sample picture: a crowd in a square'
    ids.push((await payload.create({ collection: 'media', data: { alt, credit: 'Sample' }, file })).id)
  }
  return ids
}

/** The sample article of that number: the same number gives the same language, length, kind and day. */
export function toSampleArticle(number: number, samples: Samples) {
  const languages = ['en', 'en', 'en', 'ru', 'kk', 'ar', 'en', 'en', 'en', 'ru', 'kk', 'ug'] as const
  const language = pick(languages, number)
  const published = new Date(Date.UTC(2015, 0, 1, 12) + (number % 4000) * DAY).toISOString()
  const authors = number % 7 === 0 ? [0, 1] : [0]
  return {
    headline: `Sample ${number}: ${pick(HEADLINES[language], Math.floor(number / 3))}`,
    standfirst: number % 3 === 0 ? null : `Sample article ${number}. ${pick(SENTENCES[language], number)}`,
    body: toBody(number, language),
    slug: `sample-${number}`,
    publicSlug: `sample-${number}`,
    kind: pick(KINDS, number),
    language,
    authors: authors.map((offset) => pick(samples.authors, number + offset)),
    topics: [pick(samples.topics, number), pick(samples.topics, number * 5 + 1)].filter(
      (id, index, all) => all.indexOf(id) === index,
    ),
    disclaimer: samples.disclaimer,
    disclaimerOfRecord: {
      text: DISCLAIMER,
      revision: 1,
      sha256: createHash('sha256').update(DISCLAIMER).digest('hex'),
      frozenAt: published,
    },
    state: 'published' as const,
    leadImage: number % 2 === 0 ? pick(samples.pictures, number) : null,
    firstPublishedAt: published,
    publishedAt: published,
    createdAt: published,
    updatedAt: published,
    permanentId: `urn:uuid:${randomUUID()}`,
    number,
    _status: 'published' as const,
  } satisfies Partial<Article>
}

function toBody(number: number, language: keyof typeof SENTENCES): Article['body'] {
  const sentences = SENTENCES[language]
  const words = (from: number) =>
    Array.from({ length: 4 + (from % 4) }, (_, index) => pick(sentences, from + index)).join(' ')
  const paragraphs = Array.from({ length: 3 + (number % 15) }, (_, index) => paragraph(words(number + index)))
  const extras = [
    number % 4 === 0
      ? list([words(number), words(number + 1)])
      : paragraph([text(words(number)), link('Source', 'https://example.org/')]),
  ]
  return body([...paragraphs, ...extras])
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], index: number): T {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('There is nothing to pick from.')
  return value
}

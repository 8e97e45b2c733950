import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { hashOfWording } from '@/collections/articles/disclaimer.hooks'
import type { Article } from '@/payload-types'
import { body, link, list, paragraph, text } from './lexical'

/** What sample articles refer to, by id. */
export type Samples = { authors: string[]; topics: string[]; pictures: string[]; disclaimer: string }

const DISCLAIMER = 'Sample text, made by a program. Nothing in it happened.'

const SENTENCES = {
  en: ['Workers met in the square before dawn.', 'The court heard the case behind closed doors.', 'Officials did not answer our questions.', 'Families say that they were told nothing.', 'A petition was handed in at the embassy.'],
  ru: ['Рабочие собрались на площади до рассвета.', 'Суд рассмотрел дело за закрытыми дверями.', 'Чиновники не ответили на наши вопросы.', 'Семьи говорят, что им ничего не сообщили.'],
  kk: ['Жұмысшылар таң атқанша алаңға жиналды.', 'Сот істі жабық есік жағдайында қарады.', 'Шенеуніктер сұрақтарымызға жауап бермеді.', 'Отбасылары ештеңе айтылмағанын айтады.'],
  ar: ['اجتمع العمال في الساحة قبل الفجر.', 'نظرت المحكمة في القضية خلف أبواب مغلقة.', 'لم يجب المسؤولون عن أسئلتنا.'],
} // prettier-ignore

const HEADLINES = {
  en: 'Workers meet in the square',
  ru: 'Рабочие собрались на площади',
  kk: 'Жұмысшылар алаңға жиналды',
  ar: 'اجتماع العمال في الساحة',
}

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
  const text = DISCLAIMER
  const found = await payload.find({ collection: 'disclaimers', where: { text: { equals: text } }, limit: 1 })
  const disclaimer =
    found.docs[0] ??
    (await payload.create({
      collection: 'disclaimers',
      data: { title: 'Sample', slug: '', scope: 'other', text },
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
    const alt = 'A sample picture: a disc on a plain ground'
    ids.push((await payload.create({ collection: 'media', data: { alt, credit: 'Sample' }, file })).id)
  }
  return ids
}

/** A disc on a plain ground, 1200 × 800. */
function drawPicture(hue: number): Promise<Buffer> {
  const [width, height] = [1200, 800]
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = (x - 300 - hue) ** 2 + (y - 400) ** 2 < 250 ** 2
      pixels.set(inside ? [200, 120 + hue / 4, 80] : [60, 70 + hue / 5, 110], (y * width + x) * 3)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}

/** The sample article of that number: the same number gives the same language, length, kind and day. */
export function toSampleArticle(number: number, samples: Samples) {
  const languages = ['en', 'en', 'en', 'ru', 'kk', 'ar'] as const
  const language = pick(languages, number)
  const published = new Date(Date.UTC(2015, 0, 1, 12) + (number % 4000) * DAY).toISOString()
  const authors = number % 7 === 0 ? [0, 1] : [0]
  return {
    headline: `Sample ${number}: ${HEADLINES[language]}`,
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
      sha256: hashOfWording(DISCLAIMER),
      frozenAt: published,
    },
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

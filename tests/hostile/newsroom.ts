import type { FlattenedField, Payload } from 'payload'
import { expect } from 'vitest'
import { nobody } from '@/collections/access'
import type { ArticlePageView } from '@/queries/article.view'
import { getArticleAlone } from '@/queries/articles'
import { signIn } from '../colleagues'
import { upload } from '../pictures'
import { request } from '../rest'
import { type Barrage, createBarrage, fill } from './fill'
import { toHarmless } from './vectors'

const LATER = '2099-12-31T12:00:00.000Z'
const LONGEST_SENTENCE = 1000

type Saved = { doc?: { id: string } }
type Save = (data: Record<string, unknown>, number: number) => ReturnType<typeof request>

/** What each collection asks of a document besides words. */
export const DECIDED: Record<string, (number: number) => Record<string, unknown>> = {
  redirects: (number) => ({ from: `/hostile-${number}`, kind: 'moved' }),
  pages: () => ({ language: 'en', _status: 'published' }),
  articles: (number) => ({ slug: `siege-${number}`, kind: 'news', language: 'en', _status: 'published' }),
}

/** A newsroom in which each field has had every vector. */
export type HostileNewsroom = {
  /** The session of an administrator. */
  token: string
  /** The fields of each collection and global that somebody can save. */
  fields: Map<string, FlattenedField[]>
  toPath: (slug: string) => string
  /** The fields that took words, as “collection.field”. */
  met: string[]
  /** What the newsroom refused to save, in its words. */
  refused: string[]
  articles: ArticlePageView[]
  /** The same article in harmless words. */
  truce: ArticlePageView
  /** Documents of a collection that another may name, each in its turn. */
  createDocuments: () => (collection: string) => string | undefined
}

/** Saves documents of every collection and global, by REST as an administrator, until each of their fields has had every vector. */
export async function fillWithHostileWords(payload: Payload): Promise<HostileNewsroom> {
  const { config, collections } = payload
  const fields = new Map<string, FlattenedField[]>(
    config.collections
      .filter(({ slug, access }) => !slug.startsWith('payload-') && access.create !== nobody)
      .map(({ slug, flattenedFields }) => [slug, flattenedFields]),
  )
  expect(Object.keys(collections)).toEqual(expect.arrayContaining([...fields.keys()]))
  const globals = new Set<string>()
  const barrages = new Map<string, Barrage>()
  const made = new Map<string, string[]>()
  const refused: string[] = []

  const createDocuments = () => {
    let count = 0
    return (collection: string) => {
      const ids = made.get(collection) ?? []
      return ids[count++ % ids.length]
    }
  }
  const hasWords = (each: FlattenedField[]): boolean => {
    const barrage = createBarrage(createDocuments())
    fill(each, barrage)
    return barrage.met().size > 0
  }
  const toData = (collection: string, words: Barrage, number: number): Record<string, unknown> => {
    const data = fill(fields.get(collection) ?? [], words)
    if (collection === 'articles') {
      // A call to action is shown as long as it lasts, and a note whose sentence is not in the text comes last.
      Object.assign(data.callToAction as object, { until: LATER })
      for (const note of data.contextNotes as { sentence: string }[])
        note.sentence = Buffer.from(`Elsewhere ${note.sentence}`.slice(0, LONGEST_SENTENCE)).toString()
    }
    return { ...data, ...DECIDED[collection]?.(number) }
  }
  const saveAll = async (collection: string, save: Save): Promise<number> => {
    const barrage = createBarrage(createDocuments())
    barrages.set(collection, barrage)
    let number = 0
    do {
      const { status, text, json } = await save(toData(collection, barrage, number), number)
      if (status >= 400) refused.push(`${collection} ${status} ${text.slice(0, 300)}`)
      const id = (json as Saved).doc?.id
      if (id) made.set(collection, [...new Set([...(made.get(collection) ?? []), id])])
      number++
    } while (!barrage.isSpent() && refused.length < 10)
    return number
  }

  const { user, token } = await signIn(payload, 'administrator')
  const picture = await upload(payload)
  made.set('media', [picture.id])
  const patch = (path: string) => (body: object) => request('PATCH', path, { token, body })
  await saveAll('media', patch(`/media/${picture.id}`))
  await saveAll('users', patch(`/users/${user.id}`))
  const isLast = (slug: string) => ['media', 'users', 'articles'].includes(slug)
  for (const slug of [...fields.keys()].filter((each) => !isLast(each)))
    await saveAll(slug, (body) => request('POST', `/${slug}`, { token, body }))
  const count = await saveAll('articles', (body) => request('POST', '/articles', { token, body }))
  for (const { slug, flattenedFields } of config.globals.filter(
    (each) => !each.slug.startsWith('payload-') && hasWords(each.flattenedFields),
  )) {
    fields.set(slug, flattenedFields)
    globals.add(slug)
    await saveAll(slug, (body) => request('POST', `/globals/${slug}`, { token, body }))
  }

  const harmless = createBarrage(createDocuments(), toHarmless)
  await request('POST', '/articles', { token, body: { ...toData('articles', harmless, 0), slug: 'truce' } })
  const get = async (slug: string) => {
    const article = await getArticleAlone(slug)
    if (!article) throw new Error(`There is no ${slug}: ${refused.join('\n')}`)
    return article
  }
  const articles: ArticlePageView[] = []
  for (let number = 0; number < count; number++) articles.push(await get(`siege-${number}`))
  return {
    token,
    fields,
    toPath: (slug) => (globals.has(slug) ? `/globals/${slug}` : `/${slug}`),
    met: [...barrages].flatMap(([collection, barrage]) =>
      [...barrage.met().keys()].map((path) => `${collection}.${path}`),
    ),
    refused,
    articles,
    truce: await get('truce'),
    createDocuments,
  }
}

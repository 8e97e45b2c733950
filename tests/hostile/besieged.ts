import type { FlattenedField, SanitizedConfig } from 'payload'
import { createJpeg } from '../factories'
import { toForm } from '../pictures'
import { signInAt } from '../sign-in'
import { sendTo } from '../e2e/site-client'
import { createBarrage, fill } from './fill'

type Answer = { doc: { id: string } }

/** What was made of a site. */
export type Besieged = {
  token: string
  /** Ids by collection, in order. */
  ids: Map<string, string[]>
  articles: string[]
  draft: string
  /** The path of a shared preview. */
  shared: string
}

const LATER = '2099-12-31T12:00:00.000Z'
const COUNTS: [collection: string, count: number][] = [
  ['authors', 8],
  ['topics', 8],
  ['disclaimers', 4],
  ['pages', 4],
  ['redirects', 4],
]
/** Two for each author and topic: which of them come first may depend on their names, but not on how many articles they have. */
const ARTICLES = 16

/**
 * Fills a newly started site over REST: every field of every collection has hostile words, or, by `twist`, harmless ones of the same
 * length in the same places. Addresses are the same either way.
 */
export async function besiege(
  url: string,
  administrator: { email: string; password: string },
  config: SanitizedConfig,
  twist?: (text: string) => string,
): Promise<Besieged> {
  const ids = new Map<string, string[]>()
  const turns = new Map<string, number>()
  const document = (collection: string) => {
    const all = ids.get(collection) ?? []
    const turn = turns.get(collection) ?? 0
    turns.set(collection, turn + 1)
    return all[turn % all.length]
  }
  const barrages = new Map<string, ReturnType<typeof createBarrage>>()
  const write = (name: string, fields: FlattenedField[]): Record<string, unknown> => {
    const barrage = barrages.get(name) ?? createBarrage(document, twist)
    barrages.set(name, barrage)
    return fill(fields, barrage)
  }
  const fieldsOf = (slug: string) =>
    config.collections.find((each) => each.slug === slug)?.flattenedFields ?? []

  const token = await signInAt(url, administrator)
  const send = (method: string, path: string, data?: object) => sendTo<Answer>(url, method, path, data, token)

  const jpeg = await createJpeg({ width: 700, height: 400 })
  const picture = (await send('POST', '/media', toForm(write('media', fieldsOf('media')), jpeg))).doc.id
  ids.set('media', [picture])
  for (let number = 0; number < 2; number++) {
    const colleague = {
      ...write('users', fieldsOf('users')),
      email: `c${number}@example.org`,
      password: 'a colleague of hostile words',
      role: 'editor',
    }
    await send('POST', '/users', colleague)
  }
  for (const [collection, count] of COUNTS) {
    const made: string[] = []
    for (let number = 0; number < count; number++) {
      const decided =
        collection === 'redirects'
          ? { from: `/hostile-${number}`, kind: 'moved' }
          : { slug: `${collection}-${number}` }
      const also = collection === 'pages' ? { language: 'en', _status: 'published' } : {}
      const data = { ...write(collection, fieldsOf(collection)), ...decided, ...also }
      made.push((await send('POST', `/${collection}`, data)).doc.id)
    }
    ids.set(collection, made)
  }
  // What stands on the front page does not depend on names, and no hub elsewhere is told.
  const settings = { languages: ['en', 'ru'], frontTopics: ids.get('topics')?.slice(0, 3), hub: null }
  for (const { slug, flattenedFields } of config.globals)
    if (slug === 'site') await send('POST', '/globals/site', { ...write(slug, flattenedFields), ...settings })
  const toArticle = (slug: string): Record<string, unknown> => {
    const data = write('articles', fieldsOf('articles'))
    Object.assign(data.callToAction as object, { until: LATER })
    for (const note of data.contextNotes as { sentence: string }[])
      note.sentence = `Elsewhere ${note.sentence}`
    return { ...data, slug, language: 'en', kind: 'news' }
  }
  const articles: string[] = []
  for (let number = 0; number < ARTICLES; number++) {
    const article = { ...toArticle(`siege-${number}`), _status: 'published' }
    articles.push((await send('POST', '/articles', article)).doc.id)
  }
  ids.set('articles', articles)
  const withdrawn = await send('POST', '/articles', { ...toArticle('siege-over'), _status: 'published' })
  await send('POST', `/articles/${withdrawn.doc.id}/withdraw`, { reason: 'A test' })
  const other = toArticle('siege-revised')
  for (const kept of ['authors', 'topics', 'disclaimer']) Reflect.deleteProperty(other, kept)
  const change = { kind: 'correction', text: other.standfirst, keepsEarlier: true }
  await send('PATCH', `/articles/${articles.at(-1) ?? ''}`, { ...other, change, _status: 'published' })
  const draft = (
    await send('POST', '/articles?draft=true', { ...toArticle('siege-draft'), _status: 'draft' })
  ).doc.id
  const { url: link } = await sendTo<{ url: string }>(url, 'POST', `/articles/${draft}/share`, {}, token)
  return { token, ids, articles, draft, shared: new URL(link).pathname }
}

import { beforeAll, describe, expect, inject, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { untilPrinted } from './printed'
import { loginAdministrator, send } from './site-client'

const site = inject('siteUrl')

type Saved = { doc: { id: string; permanentId: string } }

let article: Saved['doc']
/** What feed readers hold of each feed from before the withdrawal. */
let held: { path: string; etag: string; lastModified: string }[]

beforeAll(async () => {
  const token = await loginAdministrator()
  const create = async (collection: string, data: object) =>
    (await send<Saved>('POST', `/${collection}`, data, token)).doc
  article = await create('articles', {
    headline: 'Taken back later',
    slug: 'taken-back-later',
    standfirst: 'It is in the feeds of many.',
    kind: 'news',
    authors: [(await create('authors', { name: 'Withdrawn Byline' })).id],
    disclaimer: (await create('disclaimers', { title: 'Of it', scope: 'house', text: 'Its wording.' })).id,
    body: body([paragraph('A sentence that was wrong.')]),
    _status: 'published',
  })
  await untilPrinted(site)
  held = await Promise.all(
    ['/feed.rss', '/feed.atom', '/feed.json', '/feeds/kind/news.atom'].map(async (path) => {
      const { headers } = await fetch(site + path)
      return {
        path,
        etag: headers.get('etag') ?? '',
        lastModified: headers.get('last-modified') ?? '',
      }
    }),
  )
  await send('POST', `/articles/${article.id}/withdraw`, { goneFor: 'wrong' }, token)
  await untilPrinted(site)
})

const ask = async (path: string, headers: Record<string, string>) => {
  const response = await fetch(site + path, { headers })
  return { status: response.status, text: await response.text() }
}

describe('whoever follows by feed', () => {
  it('is told of a withdrawal, whether his reader asks by the old ETag alone or by the old date alone', async () => {
    for (const { path, etag, lastModified } of held) {
      const answers = [
        await ask(path, { 'If-None-Match': etag }),
        await ask(path, { 'If-Modified-Since': lastModified }),
      ]
      for (const { status, text } of answers) {
        expect([path, status]).toEqual([path, 200])
        expect(text).toContain('Withdrawn')
        expect(text).toContain(article.permanentId)
        expect(text.includes(`<at:deleted-entry ref="${article.permanentId}"`)).toBe(path.endsWith('.atom'))
        expect(text).not.toContain('Taken back later')
        expect(text).not.toContain('taken-back-later')
        expect(text).not.toContain('A sentence that was wrong.')
      }
    }
  })

  it('is told why, if the publisher said it, and nothing more', async () => {
    const { text } = await ask('/feed.json', {})
    const feed = JSON.parse(text) as { items: { id: string; title: string; content_html: string }[] }
    const entry = feed.items.find(({ id }) => id === article.permanentId)
    expect(entry?.title).toBe('Withdrawn')
    expect(entry?.content_html).toContain('It was wrong, and could not be put right.')
  })
})

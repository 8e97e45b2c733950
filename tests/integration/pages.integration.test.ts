import { describe, expect, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { signIn } from '../colleagues'
import { createPage } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const about = { title: 'About', body: body([paragraph('Words.')]) }

const listEntries = async (id: string) => {
  const where = { subject: { equals: `pages/${id}` } }
  const { docs } = await payload().find({ collection: 'audit', where, sort: 'createdAt' })
  return docs.map(({ action, actor, what }) => [action, actor, what])
}

describe('a static page', () => {
  it('is written by editors, and put before readers by publishers, on record', async () => {
    const [editor, publisher] = [await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')]
    const published = { ...about, _status: 'published' }
    expect((await request('POST', '/pages', { token: editor.token, body: published })).status).toBe(403)
    const made = await request('POST', '/pages?draft=true', { token: editor.token, body: about })
    const { id } = made.json.doc as { id: string }
    const put = (token: string) => request('PATCH', `/pages/${id}`, { token, body: { _status: 'published' } })
    expect((await put(editor.token)).status).toBe(403)
    expect(await listEntries(id)).toEqual([])
    expect((await put(publisher.token)).status).toBe(200)
    expect(await listEntries(id)).toEqual([['publish', publisher.user.name, 'About']])
  })

  it('is changed beside readers by editors, and withdrawn and deleted by publishers, on record', async () => {
    const [editor, publisher] = [await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')]
    const { id } = await createPage(payload(), { title: 'About' })
    const send = async (method: string, query: string, token: string, data?: object) =>
      (await request(method, `/pages/${id}${query}`, { token, ...(data ? { body: data } : {}) })).status
    const withdrawn = { _status: 'draft' }
    expect(await send('PATCH', '?draft=true', editor.token, { title: 'About us' })).toBe(200)
    expect(await send('PATCH', '', editor.token, withdrawn)).toBe(403)
    expect(await send('PATCH', '?unpublishAllLocales=true', editor.token, {})).toBe(403)
    expect((await payload().findByID({ collection: 'pages', id }))._status).toBe('published')
    expect(await send('PATCH', '', publisher.token, withdrawn)).toBe(200)
    expect(await send('DELETE', '', publisher.token)).toBe(200)
    const { name } = publisher.user
    expect((await listEntries(id)).filter(([, actor]) => actor === name)).toEqual([
      ['withdraw', name, 'About'],
      ['delete', name, expect.any(String)],
    ])
  })

  it('is not put before readers by restoring an old version of it', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createPage(payload())
    await payload().update({ collection: 'pages', id, data: { title: 'Second', _status: 'published' } })
    const { docs } = await payload().findVersions({ collection: 'pages', sort: 'createdAt' })
    const [first] = docs
    expect((await request('POST', `/pages/versions/${first?.id}`, { token })).status).toBe(403)
    expect((await payload().findByID({ collection: 'pages', id })).title).toBe('Second')
  })
})

import { createLocalReq } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { login, signIn } from '../colleagues'
import { createDraft } from '../drafts'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

describe('the account of a colleague', () => {
  it('is not found by sorting what he wrote beside one’s own', async () => {
    const [other, contributor] = [await signIn(payload(), 'editor'), await signIn(payload(), 'contributor')]
    await createDraft(payload(), { headline: 'Hers' }, other.user)
    await createDraft(payload(), { headline: 'His' }, contributor.user)
    for (const email of ['a@example.org', 'z@example.org']) {
      await request('PATCH', `/users/${contributor.user.id}`, { token: contributor.token, body: { email } })
      const token = await login({ email })
      expect((await request('GET', '/articles?draft=true&sort=createdBy.email', { token })).status).toBe(400)
    }
  })

  it.each([
    '/articles?sort=-createdBy.email',
    '/articles?sort=headline,createdBy__hash',
    '/articles?sort=createdBy.resetPasswordToken',
    '/articles?sort=translationOf.createdBy.email',
    '/articles?where[or][0][createdBy.email][like]=a',
    '/articles/count?where[createdBy__email][like]=a',
    '/articles/versions?sort=version.createdBy.email',
    '/articles/versions?sort=-version.createdBy.email',
    '/articles/versions?sort=-version__createdBy__hash',
    '/articles/versions?sort=version__createdBy__hash',
    '/articles/versions?sort=updatedAt,-version.createdBy.email',
    '/articles/versions?sort=parent.createdBy.email',
    '/articles/versions?sort=-parent.createdBy.email',
    '/payload-locked-documents?where[user.value.email][like]=a',
    '/payload-locked-documents?sort=user.email',
  ])('is not asked about through what names it: %s', async (path) => {
    for (const role of ['contributor', 'editor', 'publisher'] as const) {
      const { token } = await signIn(payload(), role)
      expect((await request('GET', path, { token })).status).toBe(400)
    }
  })

  it('is not guessed by an “and” and an “or” side by side, of which one would be forgotten', async () => {
    const { user } = await signIn(payload(), 'editor')
    await createDraft(payload(), {}, user)
    const { token } = await signIn(payload(), 'contributor')
    const sides = 'where[and][0][id][exists]=true&where[or][0][id][exists]=true'
    const query = `${sides}&where[createdBy.email][like]=editor`
    expect((await request('GET', `/articles/count?${query}`, { token })).status).toBe(400)
    expect((await request('GET', `/articles?${sides}`, { token })).status).toBe(400)
  })

  it('is not asked about by the address of a list in the admin either', async () => {
    const { user } = await signIn(payload(), 'editor')
    const req = await createLocalReq({ user }, payload())
    const asked = {
      collection: 'articles',
      sort: 'createdBy.email',
      overrideAccess: false,
      user,
      req,
    } as const
    await expect(payload().find(asked)).rejects.toThrow('may not read')
  })

  it('may be sorted by for administrators, and named by everybody', async () => {
    const { token, user } = await signIn(payload(), 'administrator')
    expect((await request('GET', '/articles?sort=createdBy.email', { token })).status).toBe(200)
    const editor = await signIn(payload(), 'editor')
    const query = `/articles?where[createdBy][equals]=${user.id}&sort=createdBy`
    expect((await request('GET', query, { token: editor.token })).status).toBe(200)
  })
})

describe('a draft of a colleague', () => {
  it('is not asked about by contributors through what translates it', async () => {
    const { token } = await signIn(payload(), 'contributor')
    for (const query of ['where[translationOf.headline][like]=a', 'sort=translationOf.standfirst'])
      expect((await request('GET', `/articles?draft=true&${query}`, { token })).status).toBe(400)
  })

  it('is not asked about by contributors through the versions of what translates it, in either order', async () => {
    const { token } = await signIn(payload(), 'contributor')
    for (const sort of [
      'version.translationOf.headline',
      '-version.translationOf.headline',
      '-version__createdBy',
    ])
      expect((await request('GET', `/articles/versions?sort=${sort}`, { token })).status).toBe(400)
  })
})

describe('a question that cannot be answered', () => {
  it('puts no signs into the log that would pass for other lines of it', async () => {
    const { token, user } = await signIn(payload(), 'editor')
    const logged = vi.spyOn(payload().logger, 'error')
    const where = { 'authors.x\u001b\nFAKE': { equals: 'a' } }
    const query = `where=${encodeURIComponent(JSON.stringify(where))}`
    expect((await request('GET', `/articles?${query}`, { token })).status).toBe(400)
    const req = await createLocalReq({ user }, payload())
    const asked = { collection: 'articles', where, overrideAccess: false, user, req } as const
    // As the admin's list with this address asks.
    await expect(payload().find(asked)).rejects.toThrow('words')
    const words = logged.mock.calls.map(([said]) => JSON.stringify(said))
    logged.mockRestore()
    expect(words.filter((each) => each.includes('FAKE'))).toEqual([])
  })

  it.each([
    ['PATCH', '/articles/nonsense?draft=true&autosave=true', 404],
    ['GET', '/articles/nonsense', 404],
    ['GET', '/articles/versions/nonsense', 404],
    ['DELETE', '/authors/nonsense', 404],
    ['POST', '/authors/versions/7743ce34-8d92-44d6-87a1-85f33295b922', 404],
    ['GET', '/authors/versions', 404],
    ['GET', '/globals/site/versions', 404],
    ['GET', '/globals/site/versions/nonsense', 404],
    ['GET', '/articles?where=x', 400],
    ['GET', '/articles?where={', 400],
    ['GET', '/articles?where=[]', 400],
    ['GET', '/articles?where="x"', 400],
    ['GET', '/articles?where={"headline":5}', 400],
    ['GET', '/articles?where[headline]=x', 400],
    ['GET', '/articles?where[state][equals]=x', 400],
    ['GET', '/articles?where[state][in]=draft,x', 400],
    ['GET', '/articles?where[id][equals]=x', 400],
    ['GET', '/articles?where[createdBy][equals]=x', 400],
    ['GET', '/articles?where[createdBy][in][0]=x', 400],
    ['GET', '/articles?where[updatedAt][greater_than]=x', 400],
    ['GET', '/articles?where[number][equals]=x', 400],
    ['GET', '/articles?where[and][0][or][0][change.kind][equals]=x', 400],
    ['GET', '/articles/versions?where[version.state][equals]=x', 400],
    ['GET', '/articles/versions?where[parent][equals]=x', 400],
    ['GET', '/articles?where[headline][contains]=%00', 400],
    ['GET', '/articles?where[headline][near]=1,1,1', 400],
    ['GET', '/articles?where[headline][within]=x', 400],
    ['GET', '/articles?where[headline][intersects]=x', 400],
    ['GET', '/articles?where[headline][like][]=a', 400],
    ['GET', '/articles?where[headline][like][x]=a', 400],
    ['GET', '/articles?where={"headline":{"like":5}}', 400],
    ['GET', '/articles?where={"headline":{"like":null}}', 400],
    ['GET', '/articles?where[state][contains][]=a', 400],
    ['GET', '/articles?where[publishedAt][like]=a', 400],
    ['GET', '/articles?where[publishedAt][contains]=a', 400],
    ['GET', '/articles?where[publishedAt][not_like]=2026', 400],
    ['GET', '/articles?where[authors][contains][name][like]=a', 400],
    ['GET', '/articles?where[authors][in]=null', 400],
    ['GET', '/articles?where[body.x][contains]=a', 400],
    ['GET', '/payload-preferences?where[user][equals]=', 400],
    ['GET', '/payload-locked-documents?where[document][not_equals]=null', 400],
    ['GET', '/articles?where[body.root.children][in]=a', 400],
    ['GET', '/articles/versions?where[version.body.x][greater_than]=5', 400],
    ['GET', '/articles?where[headline][all]=', 400],
    ['GET', '/articles?where[authors][all][]=null', 400],
    ['GET', '/articles?where[authors.x%1b%0aFAKE][equals]=a', 400],
    ['GET', '/articles?where[or][0][a%20b][equals]=a', 400],
    ['GET', '/articles?where={"":{"equals":"a"}}', 400],
    ['GET', '/articles?page=-4', 400],
    ['GET', '/articles?page=x', 400],
    ['GET', '/articles?limit=-1', 400],
    ['GET', '/articles/%E0%A4%A', 400],
    ['GET', '/payload-locked-documents?where[document.value][equals]=x', 400],
    ['DELETE', '/payload-preferences/x', 400],
  ] as const)('%s %s is answered %i', async (method, path, expected) => {
    const { token } = await signIn(payload(), 'publisher')
    const { status } = await request(method, path, { token, ...(method === 'PATCH' ? { body: {} } : {}) })
    expect(status).toBe(expected)
  })

  it.each([
    'where[state][equals]=in-review',
    'where[state][in]=draft,published',
    'where[updatedAt][greater_than]=2026-01-01',
    'where[publishedAt][exists]=false',
    'where[publishedAt][equals]=null',
    'where[headline][like]=miners',
    'where[headline][like]=',
    'where[headline][not_like]=miners and others',
    'where[headline][contains]=a%0ab',
    'where[callToAction.text][contains]=miners',
    'where[callToAction__text][exists]=true',
    'sort=-updatedAt,headline',
    'where[or][0][and][0][kind][equals]=news&where[or][1][and][0][kind][equals]=opinion',
    'where={"headline":{"like":"miners"}}',
    'limit=0',
    'where=',
  ])('is not one that the admin asks: %s', async (query) => {
    const { token } = await signIn(payload(), 'editor')
    expect((await request('GET', `/articles?draft=true&${query}`, { token })).status).toBe(200)
  })
})

describe('a document', () => {
  const FORM = { 'X-HTTP-Method-Override': 'GET', 'Content-Type': 'application/x-www-form-urlencoded' }
  const JSON_FORM = { 'X-Payload-HTTP-Method-Override': 'GET', 'Content-Type': 'application/json' }
  const INVENTED = '{"headline":"Invented"}'

  it.each([
    ['in the address', 'GET', '?data={"headline":"Invented"}', {}, undefined],
    ['in the address, as no JSON', 'GET', '?data=x', {}, undefined],
    ['field by field', 'GET', '?data[headline]=Invented', {}, undefined],
    ['in brackets', 'GET', '?[data]={"headline":"Invented"}', {}, undefined],
    ['in a form', 'POST', '', FORM, `depth=0&data=${encodeURIComponent(INVENTED)}`],
    ['as JSON', 'POST', '', JSON_FORM, `{"data":${INVENTED}}`],
    ['as JSON that is no object', 'POST', '', JSON_FORM, '{"key":-1,"data":"x"}'],
  ])(
    'is shown as it is kept, not as it comes with the question %s',
    async (_, method, query, headers, text) => {
      const { user, token } = await signIn(payload(), 'editor')
      const { id } = await createDraft(payload(), {}, user)
      for (const path of [`/articles/${id}`, `/authors/${id}`, '/globals/site']) {
        const asked = { token, headers, ...(text === undefined ? {} : { text }) }
        const answer = await request(method, path + query, asked)
        expect([path, answer.status, answer.text]).toEqual([
          path,
          400,
          expect.stringContaining('Nothing was read'),
        ])
      }
    },
  )
})

import { describe, expect, it } from 'vitest'
import { now } from '@/lib/clock'
import { articlePath, offlinePath } from '@/lib/urls'
import { getAbsence } from '@/queries/absence'
import { listAll, listOf } from '@/queries/edition'
import { listNewest } from '@/queries/newest'
import { signIn } from '../colleagues'
import { change, newest, row, withdraw } from '../drafts'
import { createArticle, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const PATH = articlePath('seen')
const told = async (path = PATH) => {
  const absence = await getAbsence(path)
  return absence.reason === 'gone' ? (absence.goneFor ?? 'nothing more') : absence.reason
}

/** A published article, and a publisher. */
async function begin() {
  const { id } = await createArticle(payload(), { slug: 'seen' })
  return { id, ...(await signIn(payload(), 'publisher')) }
}

describe('a withdrawal', () => {
  it('tells readers nothing more than that, unless a class is chosen', async () => {
    const { id, token } = await begin()
    expect((await request('POST', `/articles/${id}/withdraw`, { token })).status).toBe(200)
    expect([await told(), await told(offlinePath('seen'))]).toEqual(['nothing more', 'nothing more'])
  })

  it.each(['wrong', 'legal'])('tells readers the class that its publisher chose: %s', async (goneFor) => {
    const { id, token } = await begin()
    expect((await withdraw(id, token, goneFor)).status).toBe(200)
    // Also beside the article, where the file to keep stood.
    expect([await told(), await told(offlinePath('seen'))]).toEqual([goneFor, goneFor])
    await payload().delete({ collection: 'articles', id })
    expect(await told()).toBe(goneFor)
  })

  it('is refused in words, and not made, with a class that there is not', async () => {
    const { id, token } = await begin()
    for (const goneFor of ['protect', 'request', '', 'x'.repeat(1000)]) {
      const { status, text } = await withdraw(id, token, goneFor)
      expect([status, text]).toEqual([400, expect.stringContaining('Nothing was withdrawn')])
    }
    expect((await row(payload(), id))._status).toBe('published')
  })

  it('is put on record with what readers are told', async () => {
    const { id, token } = await begin()
    await withdraw(id, token, 'legal')
    await change(id, { goneFor: null }, token)
    const { docs } = await payload().find({
      collection: 'audit',
      where: { and: [{ subject: { equals: `articles/${id}` } }, { action: { equals: 'withdraw' } }] },
      sort: 'createdAt',
    })
    expect(docs.map(({ what }) => what)).toEqual([
      expect.stringContaining('(readers are told: For legal reasons)'),
      expect.stringContaining('(readers are told: Nothing more than that it was withdrawn)'),
    ])
  })

  it('says no more of a deleted article that was published until then', async () => {
    const { id, token } = await begin()
    const withdrawOn = new Date(now().getTime() + 3_600_000).toISOString()
    await request('PATCH', `/articles/${id}`, { token, body: { withdrawOn, goneFor: 'legal', _status: 'published' } })
    await payload().delete({ collection: 'articles', id })
    expect(await told()).toBe('nothing more')
  }) // prettier-ignore
})

describe('what readers are told of a withdrawal', () => {
  it('ends when the article is published again', async () => {
    const { id, token } = await begin()
    await withdraw(id, token, 'wrong')
    await publish(payload(), id, {})
    expect([(await row(payload(), id)).goneFor, await getAbsence(PATH)]).toEqual([
      null,
      { reason: 'unknown' },
    ])
    await request('POST', `/articles/${id}/withdraw`, { token })
    expect(await told()).toBe('nothing more')
  })

  it('is taken back, or told, at once while it is withdrawn, without publishing anything', async () => {
    const { id, token } = await begin()
    await withdraw(id, token, 'legal')
    await payload().db.deleteMany({ collection: 'payload-jobs', where: {} })
    await change(id, { goneFor: null }, token)
    expect(await told()).toBe('nothing more')
    const { docs } = await payload().find({
      collection: 'payload-jobs',
      where: { queue: { equals: 'press' } },
    })
    expect(docs.map(({ input }) => input)).toContainEqual({ document: `articles/${id}` })
    await change(id, { goneFor: 'wrong' }, token)
    expect(await told()).toBe('wrong')
  })

  it('is the default for a withdrawal by the clock, or what was set together with the time', async () => {
    const { token } = await signIn(payload(), 'publisher')
    // Late enough for both saves on a busy machine.
    const withdrawOn = new Date(now().getTime() + 5_000).toISOString()
    const due = async (slug: string, data: object) => {
      const { id } = await createArticle(payload(), { slug })
      expect((await change(id, { ...data, withdrawOn }, token)).status).toBe(200)
    }
    await due('silent', {})
    await due('told', { goneFor: 'legal' })
    await new Promise((resolve) => setTimeout(resolve, Date.parse(withdrawOn) - now().getTime() + 50))
    await payload().jobs.run({ queue: 'desk', silent: true })
    expect(await told(articlePath('silent'))).toBe('nothing more')
    expect(await told(articlePath('told'))).toBe('legal')
  })

  it('is forgotten with a time that was taken back', async () => {
    const { id, token } = await begin()
    const withdrawOn = new Date(now().getTime() + 3_600_000).toISOString()
    await change(id, { withdrawOn, goneFor: 'legal' }, token)
    expect((await newest(payload(), id)).goneFor).toBe('legal')
    await change(id, { withdrawOn: null }, token)
    await request('POST', `/articles/${id}/withdraw`, { token })
    expect(await told()).toBe('nothing more')
  })

  it('does not come back with an old version', async () => {
    const { id, token } = await begin()
    await withdraw(id, token, 'legal')
    const { docs } = await payload().findVersions({ collection: 'articles', where: { parent: { equals: id } }, sort: '-updatedAt' }) // prettier-ignore
    await change(id, { goneFor: null }, token)
    const old = docs.find(({ version }) => version.goneFor === 'legal')
    expect((await request('POST', `/articles/versions/${old?.id}`, { token })).status).toBe(200)
    expect(await told()).toBe('nothing more')
  })

  it.each(['contributor', 'editor'] as const)('is not for a %s to say', async (role) => {
    const { id, token } = await begin()
    const other = await signIn(payload(), role)
    expect((await withdraw(id, other.token, 'legal')).status).toBe(403)
    await withdraw(id, token, 'wrong')
    await change(id, { goneFor: 'legal' }, other.token)
    await request('PATCH', `/articles/${id}`, { token: other.token, body: { goneFor: null, _status: 'draft' } })
    expect([await told(), (await newest(payload(), id)).goneFor]).toEqual(['wrong', 'wrong'])
    const { json } = await request('POST', '/articles?draft=true', { token: other.token, body: { headline: 'x', goneFor: 'legal' } })
    expect(json.doc).toMatchObject({ goneFor: null })
  }) // prettier-ignore

  it('is said by publishers of an address, too, and ends when it leads on', async () => {
    const [editor, publisher] = [await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')]
    const body = { from: '/old', kind: 'gone', goneFor: 'legal' }
    expect((await request('POST', '/redirects', { token: editor.token, body })).status).toBe(403)
    const { json } = await request('POST', '/redirects', {
      token: publisher.token,
      body: { ...body, goneFor: null },
    })
    expect(await told('/old')).toBe('nothing more')
    const { id } = json.doc as { id: string }
    const put = (data: object) => request('PATCH', `/redirects/${id}`, { token: publisher.token, body: data })
    await put({ goneFor: 'legal' })
    expect(await told('/old')).toBe('legal')
    await put({ kind: 'moved', to: '/archive' })
    await put({ kind: 'gone' })
    expect(await told('/old')).toBe('nothing more')
  })

  it('is no stranger’s over REST', async () => {
    const { id, token } = await begin()
    const withdrawOn = new Date(now().getTime() + 3_600_000).toISOString()
    await request('PATCH', `/articles/${id}`, { token, body: { withdrawOn, goneFor: 'legal', _status: 'published' } })
    expect((await row(payload(), id)).goneFor).toBe('legal')
    expect((await request('GET', `/articles/${id}`)).status).toBe(401)
    const seen = await payload().findByID({ collection: 'articles', id, overrideAccess: false, depth: 2 })
    expect(JSON.stringify(seen)).not.toContain('legal')
  }) // prettier-ignore
})

describe('the page for an address where nothing is', () => {
  it('leads to the newest of its language, and no further to what is withdrawn', async () => {
    const slugs = async () => (await listNewest('en')).map(({ slug }) => slug)
    const ids: string[] = []
    for (let n = 1; n <= 6; n++) ids.push((await createArticle(payload(), { slug: `n${n}` })).id)
    expect(await slugs()).toEqual(['n6', 'n5', 'n4', 'n3', 'n2'])
    await payload().update({ collection: 'articles', id: ids[5] ?? '', data: { _status: 'draft' } })
    expect(await slugs()).toEqual(['n5', 'n4', 'n3', 'n2', 'n1'])
  })

  it('is printed with every publication, withdrawal and deletion; those that say why something is gone are not', async () => {
    const { id } = await createArticle(payload(), { slug: 'seen' })
    const absent = async () =>
      (await listOf([`articles/${id}`])).addresses.filter((address) => address.startsWith('/absent/'))
    expect(await absent()).toEqual(['/absent/404'])
    await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
    expect(await absent()).toEqual(['/absent/404'])
    await payload().delete({ collection: 'articles', id })
    expect(await absent()).toEqual(['/absent/404'])
    expect((await listAll()).addresses).toEqual(
      expect.arrayContaining(['/absent/404', '/absent/410', '/absent/410-wrong', '/absent/410-legal']),
    )
  })
})

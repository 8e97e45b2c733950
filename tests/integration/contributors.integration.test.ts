import { describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { change, createDraft, decide } from '../drafts'
import { createPage, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const NOTES = { newsroomNote: 'canary', reason: 'canary' }

const signInBoth = async () =>
  [await signIn(payload(), 'editor'), await signIn(payload(), 'contributor')] as const

/** Everything over REST that could tell of the article. */
const askAll = async (id: string, token: string) => {
  const answers = [
    await request('GET', `/articles/${id}?draft=true`, { token }),
    await request('GET', '/articles?draft=true', { token }),
    await request('GET', `/articles/versions?where[parent][equals]=${id}`, { token }),
    await request('POST', `/articles/${id}/duplicate`, { token, body: {} }),
    await request('GET', `/articles/${id}/standing`, { token }),
  ]
  return answers.map(({ text }) => text.includes('canary'))
}

describe('a contributor', () => {
  it('sees nothing of a draft that is not his', async () => {
    const [editor, { token }] = await signInBoth()
    const { id } = await createDraft(payload(), { headline: 'canary', ...NOTES }, editor.user)
    expect(await askAll(id, token)).toEqual([false, false, false, false, false])
    expect((await request('GET', `/articles/${id}/standing`, { token })).status).toBe(404)
    const { docs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
    })
    expect((await request('GET', `/articles/versions/${docs[0]?.id}`, { token })).status).toBe(403)
    expect((await request('POST', `/articles/versions/${docs[0]?.id}`, { token })).status).toBe(403)
  })

  it('sees nothing of a static page before readers do', async () => {
    const [, { token }] = await signInBoth()
    const out = await createPage(payload(), { title: 'Out' })
    await createPage(payload(), { title: 'canary', _status: 'draft' })
    await payload().update({ collection: 'pages', id: out.id, data: { title: 'canary' }, draft: true })
    const asked = [
      '/pages?draft=true',
      `/pages/${out.id}?draft=true`,
      '/pages/versions',
      '/pages?where[title][equals]=canary',
    ]
    const answers = await Promise.all(asked.map((path) => request('GET', path, { token })))
    expect(answers.filter(({ text }) => text.includes('canary'))).toEqual([])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 200])
    expect(answers[1]?.json.title).toBe('Out')
  })

  it('sees a published article as readers do, and not what waits over it or was noted of it', async () => {
    const [editor, { token }] = await signInBoth()
    const { id } = await createDraft(payload(), { headline: 'Out', newsroomNote: 'canary' }, editor.user)
    await publish(payload(), id)
    await change(id, { headline: 'canary', ...NOTES }, editor.token)
    expect(await askAll(id, token)).toEqual([false, false, false, false, false])
    const { json } = await request('GET', `/articles/${id}?draft=true`, { token })
    expect(json.headline).toBe('Out')
    for (const name of ['newsroomNote', 'reason'])
      expect((await request('GET', `/articles?where[${name}][like]=c`, { token })).status).toBe(400)
  })

  it('does not learn who writes under the name of a published article, nor who has what open', async () => {
    const [editor, { token, user }] = await signInBoth()
    const { id } = await createDraft(payload(), { headline: 'Under a pen name' }, editor.user)
    await change(id, { headline: 'Under a pen name, indeed' }, editor.token)
    await decide(id, 'approve', (await signIn(payload(), 'publisher')).token)
    await publish(payload(), id)
    const hidden = await createDraft(payload(), { headline: 'Hidden' }, editor.user)
    const document = { relationTo: 'articles', value: hidden.id }
    await request('POST', '/payload-locked-documents', { token: editor.token, body: { document } })
    const own = await createDraft(payload(), { headline: 'His own' }, user)

    const answers = [
      await request('GET', `/articles/${id}`, { token }),
      await request('GET', '/articles?draft=true&depth=2', { token }),
      await request('GET', '/payload-locked-documents?depth=2', { token }),
    ]
    for (const { status, text } of answers)
      for (const told of [editor.user.id, editor.user.name, hidden.id])
        expect([status, told, text.includes(told)]).toEqual([200, told, false])
    for (const question of [
      `where[createdBy][equals]=${editor.user.id}`,
      `where[or][0][createdBy][in]=${user.id},${editor.user.id}`,
      `where[createdBy][not_equals]=${user.id}`,
      'where[createdBy][exists]=true',
      'where[wordsBy][exists]=true',
      'where[savedBy][like]=a',
      'where[approval.by][like]=a',
      'sort=-createdBy',
    ])
      expect([question, (await request('GET', `/articles?${question}`, { token })).status]).toEqual([
        question,
        400,
      ])
    const { json } = await request('GET', `/articles?draft=true&where[createdBy][in]=${user.id}`, { token })
    expect((json.docs as { id: string }[]).map((each) => each.id)).toEqual([own.id])
  })

  it('sees all of his own, also what editors write in it and after it was published', async () => {
    const [editor, { token, user }] = await signInBoth()
    const { id } = await createDraft(payload(), { headline: 'Out' }, user)
    await publish(payload(), id)
    await change(id, { headline: 'canary', ...NOTES }, editor.token)
    const newest = await request('GET', `/articles/${id}?draft=true`, { token })
    expect(newest.json).toMatchObject({ headline: 'canary', ...NOTES })
    const versions = await request('GET', `/articles/versions?where[parent][equals]=${id}`, { token })
    expect(versions.json.totalDocs).toBe(3)
    // Also where no more is asked for than that, as the list of versions does.
    const savers = await request('GET', `/articles/versions?where[parent][equals]=${id}&select[version][savedBy]=true`, { token }) // prettier-ignore
    expect((savers.json.docs as { version: { savedBy?: string } }[])[0]?.version.savedBy).toBe(
      editor.user.name,
    )
    expect((await request('GET', `/articles/${id}/standing`, { token })).status).toBe(200)
  })

  it('duplicates his own articles, without what was noted of them', async () => {
    const { token, user } = await signIn(payload(), 'contributor')
    const { id } = await createDraft(payload(), NOTES, user)
    const { status, text } = await request('POST', `/articles/${id}/duplicate`, { token, body: {} })
    expect([status, text.includes('canary')]).toEqual([200, false])
  })
})

describe('an editor', () => {
  it('sees every draft and duplicates it', async () => {
    const [{ token }, { user }] = await signInBoth()
    const { id } = await createDraft(payload(), NOTES, user)
    expect((await request('GET', `/articles/${id}?draft=true`, { token })).json).toMatchObject(NOTES)
    expect((await request('POST', `/articles/${id}/duplicate`, { token, body: {} })).status).toBe(200)
  })
})
